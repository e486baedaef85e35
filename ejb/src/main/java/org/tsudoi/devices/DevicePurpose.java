package org.tsudoi.devices;

import java.util.Arrays;
import java.util.Optional;

/** What a challenge is signed for; a signature for one purpose is worth nothing for the other. */
public enum DevicePurpose {
  SIGN_IN("sign-in"),
  ENROL("enrol");

  private final String word;

  DevicePurpose(String word) {
    this.word = word;
  }

  /** The word that stands in the signed message and in the API. */
  public String word() {
    return word;
  }

  /** The purpose of this word. */
  public static Optional<DevicePurpose> of(String word) {
    return Arrays.stream(values()).filter(purpose -> purpose.word.equals(word)).findFirst();
  }
}
