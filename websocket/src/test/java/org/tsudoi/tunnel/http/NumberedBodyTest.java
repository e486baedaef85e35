package org.tsudoi.tunnel.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.relay.ConnectionFacts;
import org.tsudoi.relay.Link;
import org.tsudoi.shared.Problem;
import org.tsudoi.tunnel.ClientTunnel;
import org.tsudoi.tunnel.LiveTunnels;

/** What a numbered request is answered, whatever becomes of its body and of the tunnel. */
@Tag("spec-6.2.1")
@Tag("B-17")
class NumberedBodyTest {

  private static final byte[] UNIT = new HopUnit.Acknowledgement(3).toBytes();

  private final List<Integer> statuses = new ArrayList<>();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final List<Integer> received = new ArrayList<>();
  private final ClientTunnel tunnel =
      new ClientTunnel(
          new SecureRandom(),
          new ConnectionFacts("https", "", "", ""),
          task -> {},
          new LiveTunnels());
  private final RequestUplink uplink = new RequestUplink();
  private final NumberedBody body =
      new NumberedBody(
          new UpAnswer(request(), response()), new NumberedRequest(tunnel, uplink, 1, 1));
  private Optional<Problem> closesWith = Optional.empty();
  private int completed;

  NumberedBodyTest() {
    tunnel.seat(link());
  }

  @Test
  void answersAWholeBodyWithAnAcknowledgement() {
    body.bytes(ByteBuffer.wrap(UNIT, 0, 5));
    body.bytes(ByteBuffer.wrap(UNIT, 5, 11));
    assertThat(uplink.mayTake(2)).isFalse();

    body.end();

    assertThat(received).containsExactly(16);
    assertAnswered(200);
    assertThat(written.toByteArray()).isEqualTo(new HopUnit.Acknowledgement(42).toBytes());
    assertThat(uplink.mayTake(2)).isTrue();
  }

  @Test
  void refusesAnEmptyBody() {
    body.end();

    assertAnswered(400);
    assertThat(received).isEmpty();
  }

  @Test
  void refusesABodyThatIsTooLargeAsSoonAsItIs() {
    assertThat(body.bytes(ByteBuffer.allocate(65_536))).isTrue();

    assertThat(body.bytes(ByteBuffer.allocate(1))).isFalse();

    assertAnswered(413);
    assertThat(received).isEmpty();
  }

  @Test
  void forgetsABodyThatBreaksOff() {
    body.bytes(ByteBuffer.wrap(UNIT, 0, 5));

    body.broken();

    assertAnswered(408);
    assertThat(received).isEmpty();
    assertThat(uplink.mayTake(2)).isFalse();
  }

  @Test
  void saysThatItsUnitsBrokeTheProtocol() {
    closesWith = Optional.of(Problem.BAD_FRAME);
    body.bytes(ByteBuffer.wrap(UNIT));

    body.end();

    assertAnswered(400);
    assertThat(written.toString(StandardCharsets.UTF_8)).contains("bad-frame");
  }

  @Test
  void saysWhyTheTunnelIsOver() {
    closesWith = Optional.of(Problem.EXPELLED);
    body.bytes(ByteBuffer.wrap(UNIT));

    body.end();

    assertAnswered(410);
    assertThat(written.toString(StandardCharsets.UTF_8)).contains("expelled");
  }

  private void assertAnswered(int status) {
    assertThat(statuses).containsExactly(status);
    assertThat(completed).isEqualTo(1);
  }

  private Link link() {
    return fake(
        Link.class,
        (method, arguments) -> {
          if (method.equals("received") && arguments == null) {
            return 42L;
          }
          if (method.equals("received")) {
            received.add(((ByteBuffer) arguments[1]).remaining());
            closesWith.ifPresent(why -> tunnel.close(why, ""));
          }
          return null;
        });
  }

  private AsyncContext request() {
    return fake(
        AsyncContext.class,
        (method, arguments) -> {
          completed += method.equals("complete") ? 1 : 0;
          return null;
        });
  }

  private HttpServletResponse response() {
    ServletOutputStream output =
        new ServletOutputStream() {
          @Override
          public void write(int single) {
            written.write(single);
          }

          @Override
          public boolean isReady() {
            return true;
          }

          @Override
          public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
          }
        };
    return fake(
        HttpServletResponse.class,
        (method, arguments) -> {
          if (method.equals("setStatus")) {
            statuses.add((Integer) arguments[0]);
          }
          return method.equals("getOutputStream") ? output : null;
        });
  }

  private interface Call {
    Object of(String method, Object[] arguments);
  }

  /** Of an interface with many methods, of which few are called. */
  private static <T> T fake(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call.of(method.getName(), arguments)));
  }
}
