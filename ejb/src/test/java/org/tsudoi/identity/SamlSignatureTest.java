package org.tsudoi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What a signature covers is all that is read, wherever somebody has put it. */
@Tag("spec-6.3.1")
class SamlSignatureTest {

  private static final String GOOD = "<a xmlns='urn:x' ID='_1'><i/><who>good</who></a>";
  private static final String EVIL = "<a xmlns='urn:x' ID='_1'><i/>%s<who>evil</who>%s</a>";

  private static final SamlSigner SIGNER = SamlKeys.RSA;

  private static Element covered(String xml) throws SamlFlaw {
    List<PublicKey> keys = List.of(SIGNER.certificate.getPublicKey());
    return SamlSignature.covered(SamlXml.parse(xml.getBytes(StandardCharsets.UTF_8)), keys);
  }

  private static void neverEvil(String xml) {
    assertThatExceptionOfType(SamlFlaw.class).isThrownBy(() -> covered(xml));
  }

  @Test
  void readsWhatIsSigned() throws SamlFlaw {
    Element read = covered(SIGNER.sign(GOOD, "a"));

    assertThat(read.getTextContent()).isEqualTo("good");
    assertThat(SamlSignature.isOn(read)).isFalse();
  }

  @Test
  void isNotLedToAnElementOfTheSameId() {
    String signature = SamlTexts.signatureOf(SIGNER.sign(GOOD, "a"));
    String object = "</KeyInfo><Object>%s</Object>".formatted(GOOD);

    neverEvil(EVIL.formatted(signature, ""));
    neverEvil(EVIL.formatted(signature, GOOD));
    neverEvil(EVIL.formatted("<x>" + GOOD + "</x>" + signature, ""));
    neverEvil(EVIL.formatted(signature.replace("</KeyInfo>", object), ""));
    neverEvil(EVIL.formatted(signature.replace("<KeyInfo>", "<KeyInfo Id='_1'>"), ""));
    neverEvil(EVIL.formatted(signature.replace("<SignedInfo>", "<SignedInfo Id='_1'>"), ""));
    neverEvil(EVIL.formatted(signature.replace("<Signature ", "<Signature Id='_1' "), ""));
    neverEvil(EVIL.formatted("<x>" + signature + "</x>", ""));
    neverEvil(EVIL.formatted(signature + signature, ""));
    neverEvil("<w xmlns='urn:x'><a ID='_2'/>" + SIGNER.sign(GOOD, "a") + "</w>");
    neverEvil(EVIL.replace("_1", "_2").formatted(signature, GOOD));
    neverEvil(EVIL.replace(" ID='_1'", "").formatted(signature, GOOD));
  }
}
