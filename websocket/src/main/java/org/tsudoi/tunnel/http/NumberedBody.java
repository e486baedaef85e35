package org.tsudoi.tunnel.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.shared.Problem;

/**
 * The body of one numbered request: taken in when it is whole, so that what breaks off has no
 * effect, and answered with an acknowledgement, or with the reason if the tunnel is over.
 */
final class NumberedBody implements BodyReader.Sink {

  private final UpAnswer answer;
  private final NumberedRequest request;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  NumberedBody(UpAnswer answer, NumberedRequest request) {
    this.answer = answer;
    this.request = request;
  }

  @Override
  public boolean bytes(ByteBuffer chunk) {
    body.write(chunk.array(), chunk.position(), chunk.remaining());
    boolean fits = body.size() <= ProtocolLimits.standard().messageBytes();
    if (!fits) {
      answer.refuse(Problem.TOO_LARGE);
    }
    return fits;
  }

  @Override
  public void end() {
    if (body.size() == 0) {
      answer.refuse(Problem.MALFORMED);
      return;
    }
    request
        .take(body.toByteArray())
        .ifPresentOrElse(
            answer::tellEnd,
            () -> answer.units(new HopUnit.Acknowledgement(request.received()).toBytes()));
  }

  @Override
  public void broken() {
    answer.refuse(Problem.PEER_SILENT);
  }
}
