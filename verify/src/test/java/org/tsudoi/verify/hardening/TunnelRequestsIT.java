package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Requests that no client of the product would send to a tunnel over HTTPS: each is refused, and
 * the tunnel at which it aims goes on as if nothing had happened.
 */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-8.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class TunnelRequestsIT {

  private static final byte[] UNIT = new HopUnit.Acknowledgement(0).toBytes();
  private static final String NOBODY = "uplink.AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBBBB.1.0";
  private static final int GUESSES = 200;

  private final TsudoiServer server;
  private ByHand victim;
  private ByHand other;
  private long generation = 1;
  private int question;

  TunnelRequestsIT(TsudoiServer server) {
    this.server = server;
  }

  @BeforeAll
  void join() {
    ApiClient organizer =
        server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT").signIn();
    Meeting meeting = Meeting.create(organizer, "Requests", "");
    victim = ByHand.join(server, person("Vera"), meeting);
    other = ByHand.join(server, person("Bob"), meeting);
  }

  private ApiClient person(String name) {
    return server.administrator().createUser(name, "PARTICIPANT").signIn();
  }

  /** A fresh uplink, on which one request has come. */
  @BeforeEach
  void openUplink() {
    generation++;
    assertThat(victim.post(generation, 1, UNIT).statusCode()).isEqualTo(200);
  }

  /** The tunnel that was aimed at still asks and gets its one answer. */
  @AfterEach
  void theVictimGoesOn() {
    question++;
    generation++;
    assertThat(victim.post(generation, 1, victim.request(question)).statusCode()).isEqualTo(200);
    assertThat(victim.next(ControlKind.REFUSED).getInt("request")).isEqualTo(question);
  }

  @Test
  @Tag("T-1")
  void answersEveryGuessedTunnelAlikeAndGivesNothing() {
    Set<String> answers = new HashSet<>();
    for (int guess = 0; guess < GUESSES; guess++) {
      String id = UUID.randomUUID().toString().replace("-", "");
      String offer = "." + id + "." + id + "." + (2 + guess) + ".0";
      RawAnswer up = up("uplink" + offer, UNIT).send(server);
      RawAnswer down = down("downlink" + offer).send(server);
      answers.add(up.status() + up.body());
      answers.add(down.status() + down.body());
      assertThat(up.all("Set-Cookie")).isEmpty();
      assertThat(down.all("Set-Cookie")).isEmpty();
    }
    RawAnswer wrong = down(victim.token(Direction.DOWNLINK, 99, "A".repeat(43))).send(server);
    answers.add(wrong.status() + wrong.body());

    assertThat(answers).hasSize(1).first().asString().startsWith("401");
  }

  @Test
  @Tag("T-2")
  void opensNothingWithTheSecretOfAnother() {
    String up = victim.token(Direction.UPLINK, generation + 1, other.secret());
    String down = victim.token(Direction.DOWNLINK, 999, other.secret());

    assertThat(up(up, UNIT).send(server).status()).isEqualTo(401);
    assertThat(down(down).send(server).status()).isEqualTo(401);
  }

  @Test
  @Tag("B-13")
  void refusesAGenerationThatWasThere() {
    assertThat(down(victim.down(1)).send(server).status()).isEqualTo(409);
    assertThat(down(victim.down(victim.downGeneration())).send(server).status()).isEqualTo(409);
    assertThat(plain("POST", "/tunnel/up", victim.up(1)).body(ByHand.UNITS, UNIT).send(server))
        .returns(409, RawAnswer::status);
  }

  @Test
  void refusesALastNumberThatWasNeverSent() {
    String offer = victim.down(victim.downGeneration() + 1);
    String lying = offer.substring(0, offer.lastIndexOf('.')) + ".4000000";

    assertThat(down(lying).send(server).status()).isEqualTo(410);
    victim.poll();
  }

  @ParameterizedTest
  @CsvSource({
    "Tsudoi",
    "Tsudoi x",
    "Bearer uplink.AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBBBB.1.0",
    "Tsudoi uplink.short.BBBBBBBBBBBBBBBBBBBBBBBB.1.0",
    "Tsudoi uplink.AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBBBB.01.0",
    "Tsudoi uplink.AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBBBB.-1.0",
    "Tsudoi uplink.AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBBBB.4294967296.0",
    "Tsudoi uplink.AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBBBB.99999999999999999999.0",
    "Tsudoi uplink.AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBBBB.1.0.0",
    "Tsudoi uplink.AAAAAAAAAAAAAAAAAAAAA'.BBBBBBBBBBBBBBBBBBBBBBBB.1.0",
    "Tsudoi downlink.AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBBBB.1.0"
  })
  @Tag("B-10")
  void refusesAMalformedOffer(String authorization) {
    RawAnswer answer =
        RawRequest.of("POST", "/tunnel/up")
            .header("Authorization", authorization)
            .header("Tsudoi-Request", "1")
            .body(ByHand.UNITS, UNIT)
            .send(server);

    assertThat(answer.status()).isIn(400, 401);
    ExposureIT.assertGuarded(answer);
  }

  @Test
  void refusesTwoOffersAtOnce() {
    RawAnswer answer =
        down(victim.down(victim.downGeneration() + 1))
            .header("Authorization", "Tsudoi " + other.down(1))
            .send(server);

    assertThat(answer.status()).isIn(400, 401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "https://127.0.0.1:1",
        "http://127.0.0.1:PORT",
        "https://127.0.0.1:PORT.evil.example"
      })
  @Tag("O-1")
  @Tag("O-2")
  @Tag("O-3")
  @Tag("O-4")
  void refusesAForeignPage(String page) {
    String origin = page.replace("PORT", Integer.toString(server.port()));
    String next = victim.down(victim.downGeneration() + 1);

    assertThat(down(next).header("Origin", origin).send(server).status()).isEqualTo(403);
    assertThat(up(victim.up(generation), UNIT).header("Origin", origin).send(server).status())
        .isEqualTo(403);
  }

  @Test
  @Tag("O-6")
  @Tag("O-5")
  @Tag("O-8")
  void readsNoCookieAndSetsNone() {
    ApiClient person = person("Carol");

    RawAnswer answer =
        RawRequest.of("GET", "/tunnel/down")
            .header("Cookie", "__Host-tsudoi=" + person.token() + "; JSESSIONID=1")
            .send(server);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.all("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/tunnel/up?ticket=1,400",
    "GET,/tunnel/down?ticket=1,400",
    "GET,/tunnel/up,405",
    "HEAD,/tunnel/up,405",
    "PUT,/tunnel/up,405",
    "DELETE,/tunnel/up,405",
    "POST,/tunnel/down,405",
    "HEAD,/tunnel/down,405",
    "PUT,/tunnel/down,405",
    "TRACE,/tunnel/down,403",
    "GET,/tunnel/down/,404",
    "GET,/tunnel/up/x,404"
  })
  void opensNothingByAnotherMethodOrAddress(String method, String target, int status) {
    String offer =
        target.contains("up")
            ? victim.up(generation + 1)
            : victim.down(victim.downGeneration() + 1);

    RawAnswer answer = plain(method, target, offer).send(server);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.all("Set-Cookie")).isEmpty();
    assertThat(answer.text()).doesNotContain(victim.secret());
  }

  @Test
  void tellsItsMethodsToWhoAsks() {
    RawAnswer answer = plain("OPTIONS", "/tunnel/down", NOBODY).send(server);

    assertThat(answer.status()).isIn(200, 204, 405);
    assertThat(answer.all("Access-Control-Allow-Origin")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/octet-stream; charset=utf-8",
        "application/octet-stream2"
      })
  @Tag("B-17")
  void takesUnitsOnly(String type) {
    RawAnswer answer = numbered(victim.up(generation), 2).body(type, UNIT).send(server);

    assertThat(answer.status()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "identity", "br, gzip"})
  @Tag("B-17")
  @Tag("R-7")
  void takesNothingThatIsCompressed(String coding) {
    RawAnswer answer =
        numbered(victim.up(generation), 2)
            .header("Content-Encoding", coding)
            .body(ByHand.UNITS, UNIT)
            .send(server);

    assertThat(answer.status()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(ints = {65_537, 1 << 20, 8 << 20})
  @Tag("B-6")
  void refusesABodyThatIsTooLarge(int bytes) {
    RawAnswer answer =
        numbered(victim.up(generation), 2).body(ByHand.UNITS, new byte[bytes]).send(server);

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  @Tag("B-6")
  void refusesALengthThatIsTooLargeWithoutWaitingForIt() {
    for (String length : new String[] {"65537", "2147483648", "4294967296"}) {
      RawAnswer answer =
          numbered(victim.up(generation), 2)
              .header("Content-Type", ByHand.UNITS)
              .header("Content-Length", length)
              .sendForOneAnswer(server);

      assertThat(answer.status()).as(length).isEqualTo(413);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1x", "16, 17", "0x10", "99999999999999999999"})
  @Tag("B-6")
  void refusesALengthThatIsNone(String length) {
    RawAnswer answer =
        numbered(victim.up(generation), 2)
            .header("Content-Type", ByHand.UNITS)
            .header("Content-Length", length)
            .send(server);

    assertThat(answer.status()).as(answer.text()).isIn(0, 400, 411, 413);
  }

  @Test
  @Tag("B-17")
  void refusesAnEmptyBody() {
    assertThat(victim.post(generation, 2, new byte[0]).statusCode()).isEqualTo(400);
  }

  @Test
  void takesAnAcknowledgementWithoutABody() {
    String offer = victim.up(generation);

    RawAnswer answer = acknowledging(offer, 2, "1").send(server);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(acknowledging(offer, 2, "1").send(server).status()).as("again").isEqualTo(204);
    assertThat(acknowledging(offer, 4, "1").send(server).status()).as("not next").isEqualTo(409);
    assertThat(victim.post(generation, 3, UNIT).statusCode()).isEqualTo(200);
  }

  @Test
  @Tag("B-17")
  void takesNoBodyBesideAnAcknowledgement() {
    String offer = victim.up(generation);

    RawAnswer beside =
        numbered(offer, 2).header("Tsudoi-Acknowledged", "1").body(ByHand.UNITS, UNIT).send(server);
    RawAnswer chunks =
        numbered(offer, 2)
            .header("Tsudoi-Acknowledged", "1")
            .header("Content-Type", ByHand.UNITS)
            .header("Transfer-Encoding", "chunked")
            .trailing("10\r\n" + latin(UNIT) + "\r\n0\r\n\r\n")
            .send(server);

    assertThat(beside.status()).isEqualTo(400);
    assertThat(chunks.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "01", "1.0", "x", "1, 1", "4294967295", "99999999999999999999"})
  @Tag("B-10")
  void refusesAnAcknowledgementThatIsNoNumber(String number) {
    RawAnswer answer = acknowledging(victim.up(generation), 2, number).send(server);

    assertThat(answer.status()).isEqualTo(400);
    ExposureIT.assertGuarded(answer);
  }

  @Test
  @Tag("B-10")
  void refusesTwoAcknowledgementsInOneRequest() {
    RawAnswer answer =
        acknowledging(victim.up(generation), 2, "1")
            .header("tsudoi-acknowledged", "0")
            .send(server);

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  @Tag("B-17")
  void readsOneRequestOnlyWhenALengthStandsBesideChunks() {
    for (String length : new String[] {"4", "16", "26", "4000"}) {
      RawAnswer answer =
          numbered(victim.up(generation), 2)
              .header("Content-Type", ByHand.UNITS)
              .header("Content-Length", length)
              .header("Transfer-Encoding", "chunked")
              .trailing("10\r\n" + latin(UNIT) + "\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n")
              .send(server);

      // The container reads by the chunks alone, as RFC 9112 section 6.1 allows.
      assertThat(answer.status()).as(answer.text()).isIn(0, 200, 400);
      assertThat(answer.text()).doesNotContain("HTTP/1.1 ");
    }
  }

  @Test
  @Tag("B-17")
  void refusesChunksThatLie() {
    String unit = latin(UNIT);
    for (String body : new String[] {"ZZ\r\n" + unit + "\r\n0\r\n\r\n", "-10\r\n" + unit}) {
      RawAnswer answer =
          numbered(victim.up(generation), 2)
              .header("Content-Type", ByHand.UNITS)
              .header("Transfer-Encoding", "chunked")
              .trailing(body)
              .send(server);

      assertThat(answer.status()).as(answer.text()).isIn(0, 400, 408, 413);
    }
  }

  @Test
  @Tag("B-7")
  void waitsNotForeverForABodyThatIsShorterThanItSays() {
    RawAnswer answer =
        numbered(victim.up(generation), 2)
            .header("Content-Type", ByHand.UNITS)
            .header("Content-Length", "4000")
            .trailing(latin(UNIT))
            .send(server);

    assertThat(answer.status()).as(answer.text()).isIn(0, 408);
  }

  @Test
  @Tag("T-4")
  void refusesARequestNumberThatLeavesOthersOut() {
    for (long number : new long[] {3, 1002}) {
      assertThat(victim.post(generation, number, UNIT).statusCode()).isEqualTo(409);
    }
    for (String number : new String[] {"0", "-1", "01", "1.0", "99999999999", "x"}) {
      RawAnswer answer =
          plain("POST", "/tunnel/up", victim.up(generation))
              .header("Tsudoi-Request", number)
              .body(ByHand.UNITS, UNIT)
              .send(server);
      assertThat(answer.status()).as(number).isEqualTo(400);
    }
    assertThat(victim.post(generation + 1, 2, UNIT).statusCode()).isEqualTo(409);
  }

  @Test
  @Tag("T-4")
  void takesARepeatedRequestOnce() {
    byte[] ask = victim.request(9_001);
    for (int time = 0; time < 4; time++) {
      assertThat(victim.post(generation, 2, ask).statusCode()).isEqualTo(200);
    }

    assertThat(victim.next(ControlKind.REFUSED).getInt("request")).isEqualTo(9_001);
  }

  @Test
  @Tag("T-6")
  void answersAnOldClientToo() {
    RawAnswer answer = up(NOBODY, UNIT).version("HTTP/1.0").send(server);
    assertThat(answer.status()).isEqualTo(401);

    RawAnswer own =
        numbered(victim.up(generation), 2)
            .version("HTTP/1.0")
            .body(ByHand.UNITS, UNIT)
            .send(server);
    assertThat(own.status()).isEqualTo(200);
  }

  private RawRequest up(String offer, byte[] units) {
    return numbered(offer, 1).body(ByHand.UNITS, units);
  }

  private static RawRequest numbered(String offer, long number) {
    return plain("POST", "/tunnel/up", offer).header("Tsudoi-Request", Long.toString(number));
  }

  private static RawRequest acknowledging(String offer, long number, String acknowledged) {
    return numbered(offer, number)
        .header("Tsudoi-Acknowledged", acknowledged)
        .body(ByHand.UNITS, new byte[0]);
  }

  private static RawRequest down(String offer) {
    return plain("GET", "/tunnel/down", offer).header("Tsudoi-Mode", "poll");
  }

  private static RawRequest plain(String method, String target, String offer) {
    return RawRequest.of(method, target).header("Authorization", "Tsudoi " + offer);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
