package org.tsudoi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML of strangers: what is not read at all. */
@Tag("spec-6.3.1")
class SamlXmlTest {

  private static void refused(String xml, String why) {
    assertThatExceptionOfType(SamlFlaw.class)
        .isThrownBy(() -> SamlXml.parse(xml.getBytes(StandardCharsets.UTF_8)))
        .havingCause()
        .withMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>",
        "<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://127.0.0.1:9/a'> %x;]><a/>",
        "<!DOCTYPE a [<!ENTITY x 'xx'><!ENTITY y '&x;&x;&x;'><!ENTITY z '&y;&y;&y;'>]><a>&z;</a>",
        "<!DOCTYPE a [<!ATTLIST a ID ID #IMPLIED>]><a ID='x'/>"
      })
  @Tag("X-9")
  void takesNoDocumentTypeSoThereAreNoEntities(String xml) {
    refused(xml, "DOCTYPE");
  }

  @Test
  void takesNoNestingAndNoAttributesWithoutEnd() {
    refused("<a>".repeat(61) + "</a>".repeat(61), "60");
    StringBuilder many = new StringBuilder("<a");
    for (int i = 0; i < 61; i++) {
      many.append(" b").append(i).append("=''");
    }
    refused(many + "/>", "60");
  }

  @Test
  @Tag("X-9")
  void includesNothing() throws SamlFlaw {
    String xml =
        "<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='file:///etc/passwd' parse='text'/></a>";

    assertThat(SamlXml.children(SamlXml.parse(xml.getBytes(StandardCharsets.UTF_8))))
        .hasSize(1)
        .allSatisfy(child -> assertThat(child.getTextContent()).isEmpty());
  }
}
