package org.tsudoi.bench.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswersTest implements HttpAnswers.Sink {

  private static final String ANSWERS =
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
          + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n"
          + "HTTP/1.1 204 No Content\r\nDate: x\r\n\r\n"
          + "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private final List<String> bodies = new ArrayList<>();
  private final StringBuilder body = new StringBuilder();
  private final HttpAnswers answers = new HttpAnswers(this);

  @Override
  public void body(ByteBuffer part) {
    body.append(StandardCharsets.US_ASCII.decode(part));
  }

  @Override
  public void end() {
    bodies.add(body.toString());
    body.setLength(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000})
  void findsTheBodiesHoweverTheBytesAreCut(int piece) {
    byte[] all = ANSWERS.getBytes(StandardCharsets.US_ASCII);

    for (int from = 0; from < all.length; from += piece) {
      answers.take(ByteBuffer.wrap(all, from, Math.min(piece, all.length - from)));
    }

    assertThat(bodies).containsExactly("hello", "abc0123456789", "", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 206 Partial Content", "HTTP/1.1 401 Unauthorized"})
  void refusesEveryOtherStatus(String status) {
    ByteBuffer answer = ByteBuffer.wrap((status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

    assertThatThrownBy(() -> answers.take(answer)).hasMessageStartingWith("http/1.1 ");
  }
}
