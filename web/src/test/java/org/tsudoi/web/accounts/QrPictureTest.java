package org.tsudoi.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QrPictureTest {

  private static final String ADDRESS =
      "otpauth://totp/Tsudoi:hanako?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
          + "&issuer=Tsudoi&algorithm=SHA1&digits=6&period=30";

  @Test
  void drawsTheThreeCornersThatScannersLookFor() {
    QrPicture picture = QrPicture.of(ADDRESS);
    int far = picture.size() - 7;

    for (int i = 0; i < 7; i++) {
      assertThat(picture.path())
          .contains(dark(i, 0), dark(far + i, 0), dark(i, far), dark(0, i), dark(6, far + i));
    }
    assertThat(picture.path()).doesNotContain(dark(1, 1), dark(7, 0), dark(far - 1, 0));
  }

  @Test
  void leavesFourModulesOfQuietRoundIt() {
    QrPicture picture = QrPicture.of(ADDRESS);

    assertThat(picture.size()).isEqualTo(45);
    assertThat(picture.viewBox()).isEqualTo("-4 -4 53 53");
  }

  private static String dark(int x, int y) {
    return "M" + x + " " + y + "h1v1h-1z";
  }
}
