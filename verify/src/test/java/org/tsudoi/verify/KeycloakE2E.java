package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.server.Keycloak;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** People come in by a real Keycloak, in a real browser. */
@RunsBesideOthers
@Tag("long")
@Tag("spec-6.3.1")
class KeycloakE2E {

  private static Keycloak keycloak;

  @BeforeAll
  static void start() {
    keycloak = Keycloak.start();
  }

  @AfterAll
  static void stop() {
    keycloak.close();
  }

  @Test
  void aPersonSignsInAtKeycloakAndIsInHere() throws IOException {
    try (TsudoiServer server =
        TsudoiServer.start(
            Map.of(
                "TSUDOI_SSO_ISSUER",
                keycloak.issuer(),
                "TSUDOI_SSO_CLIENT",
                "tsudoi",
                "TSUDOI_SSO_NAME",
                "Keycloak"))) {
      Files.writeString(server.data().resolve("keys/sso.secret"), Keycloak.SECRET);
      comesIn(server, Keycloak.SUBJECT);
    }
  }

  @Test
  void aPersonSignsInAtKeycloakBySamlAndIsInHere() throws IOException {
    try (TsudoiServer server =
        TsudoiServer.start(
            Map.of(
                "TSUDOI_SAML_ISSUER",
                keycloak.issuer(),
                "TSUDOI_SAML_ENTITY",
                Keycloak.SAML_ENTITY,
                "TSUDOI_SSO_NAME",
                "Keycloak"))) {
      Files.writeString(server.data().resolve("keys/saml.metadata.xml"), keycloak.samlMetadata());
      comesIn(server, Keycloak.SAML_SUBJECT);
    }
  }

  private static void comesIn(TsudoiServer server, String subject) {
    Person hanako = server.administrator().createNewcomer("Hanako Yamada", "PARTICIPANT");
    server
        .administrator()
        .signIn()
        .put(
            "users/" + hanako.id() + "/identity",
            Json.createObjectBuilder().add("subject", subject).build())
        .expect(200);
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console =
          ConsolePage.open(server, chromium.person("en-US", 1440, 900), "en")
              .go("accounts/profile.xhtml");
      console.field("provider").click();
      console.field("username").fill(Keycloak.PERSON);
      console.field("password").fill(Keycloak.PASSWORD);
      console.field("kc-login").click();
      console.page().waitForURL("**/accounts/profile.xhtml");

      assertThat(console.page().content()).contains("Hanako Yamada");
      assertThat(server.administrator().actionsOf(hanako)).contains("SIGNED_IN");
    }
  }
}
