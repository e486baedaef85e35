package org.tsudoi.api;

/** How deep a JSON text nests, found without building anything. */
final class JsonNesting {

  static final int MAX_DEPTH = 16;

  private JsonNesting() {}

  /** Whether no object or array of the text lies deeper than {@value #MAX_DEPTH}. */
  static boolean isShallow(byte[] json) {
    int depth = 0;
    boolean inText = false;
    boolean escaped = false;
    for (byte next : json) {
      if (inText) {
        if (escaped) {
          escaped = false;
        } else if (next == '\\') {
          escaped = true;
        } else if (next == '"') {
          inText = false;
        }
      } else if (next == '"') {
        inText = true;
      } else if (next == '{' || next == '[') {
        if (++depth > MAX_DEPTH) {
          return false;
        }
      } else if (next == '}' || next == ']') {
        depth--;
      }
    }
    return true;
  }
}
