package org.tsudoi.policies;

/** IPv6 addresses as RFC 5952 writes them: lower case, the longest run of zeros left out. */
final class Ipv6Text {

  private static final int GROUPS = 8;
  private static final int LOW_BYTE = 0xff;

  private Ipv6Text() {}

  static String of(byte[] address) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (address[2 * i] & LOW_BYTE) << Byte.SIZE | address[2 * i + 1] & LOW_BYTE;
    }
    int start = 0;
    int length = 0;
    for (int i = 0; i < GROUPS; i++) {
      int zeros = zerosFrom(groups, i);
      if (zeros > length) {
        start = i;
        length = zeros;
      }
    }
    // One zero alone is written.
    return length < 2
        ? joined(groups, 0, GROUPS)
        : joined(groups, 0, start) + "::" + joined(groups, start + length, GROUPS);
  }

  private static int zerosFrom(int[] groups, int first) {
    int end = first;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - first;
  }

  private static String joined(int[] groups, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
