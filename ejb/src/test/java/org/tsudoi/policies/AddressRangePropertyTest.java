package org.tsudoi.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Ranges against arithmetic on big integers, for any bytes and prefixes. */
@Tag("spec-8.1")
class AddressRangePropertyTest {

  /** A range, an address inside it, and any address of the same kind. */
  record Case(byte[] inside, byte[] any, int prefix) {}

  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.of(4, 16)
        .flatMap(
            length ->
                Combinators.combine(
                        bytes(length), bytes(length), Arbitraries.integers().between(0, length * 8))
                    .as(Case::new));
  }

  private static Arbitrary<byte[]> bytes(int length) {
    return Arbitraries.bytes().array(byte[].class).ofSize(length);
  }

  @Property
  void containsExactlyWhatBeginsWithItsBits(@ForAll("cases") Case one) throws Exception {
    AddressRange range = AddressRange.of(network(one.inside(), one.prefix()) + "/" + one.prefix());

    assertThat(range.contains(text(one.inside()))).isTrue();
    int rest = one.any().length * 8 - one.prefix();
    boolean same =
        new BigInteger(1, one.inside())
            .shiftRight(rest)
            .equals(new BigInteger(1, one.any()).shiftRight(rest));
    assertThat(range.contains(text(one.any()))).isEqualTo(same);
  }

  @Property
  void readsItsOwnTextAgain(@ForAll("cases") Case one) throws Exception {
    AddressRange range = AddressRange.of(network(one.inside(), one.prefix()) + "/" + one.prefix());

    assertThat(AddressRange.of(range.toString())).isEqualTo(range).hasSameHashCodeAs(range);
    assertThat(AddressRange.of(range.toString())).hasToString(range.toString());
  }

  @Property
  void neitherLooksUpNorChokesOnAnyText(@ForAll String text) {
    AddressRange.Reading reading = AddressRange.read(text);

    assertThat(reading.range().isPresent()).isNotEqualTo(reading.flaw().isPresent());
    assertThat(AddressRange.of("0.0.0.0/0").contains("name-" + text)).isFalse();
  }

  /** The address with all bits behind the prefix cleared, computed another way than the class. */
  private static String network(byte[] address, int prefix) throws UnknownHostException {
    int rest = address.length * 8 - prefix;
    byte[] number = new BigInteger(1, address).shiftRight(rest).shiftLeft(rest).toByteArray();
    byte[] network = new byte[address.length];
    for (int i = 1; i <= Math.min(network.length, number.length); i++) {
      network[network.length - i] = number[number.length - i];
    }
    return text(network);
  }

  private static String text(byte[] address) throws UnknownHostException {
    // A mapped address is an IPv4 address to Java; written with its prefix it needs its own form.
    byte[] copy = Arrays.copyOf(address, address.length);
    InetAddress known = InetAddress.getByAddress(copy);
    return known.getAddress().length == address.length
        ? known.getHostAddress()
        : "::ffff:" + known.getHostAddress();
  }
}
