package org.tsudoi.verify.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.tsudoi.verify.server.ServerCertificate;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * A proxy that shows the server's own certificate and reads what it carries: one request on each
 * connection, since it asks for no more.
 */
final class OpenedTls implements HostileProxy.Ends {

  private static final int BACKLOG = 200;
  private static final int PORTION_BYTES = 64 * 1024;
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final TsudoiServer server;
  private final HttpManners manners;
  private final SSLContext context;

  OpenedTls(TsudoiServer server, HttpManners manners) {
    this.server = server;
    this.manners = manners;
    context = ServerCertificate.posingAs(server.data());
  }

  @Override
  public ServerSocket entrance() throws IOException {
    return context
        .getServerSocketFactory()
        .createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
  }

  @Override
  public Socket exit(InetAddress from) throws IOException {
    return context
        .getSocketFactory()
        .createSocket(InetAddress.getLoopbackAddress(), server.port(), from, 0);
  }

  @Override
  public void join(Socket near, Socket far, HostileProxy proxy) {
    ResumingParticipant.daemon(() -> request(near, far, proxy), "proxy");
    ResumingParticipant.daemon(() -> answer(near, far, proxy), "proxy");
  }

  private void request(Socket near, Socket far, HostileProxy proxy) {
    try {
      String head = head(near.getInputStream());
      far.getOutputStream().write(changed(head).getBytes(StandardCharsets.ISO_8859_1));
      near.getInputStream().transferTo(far.getOutputStream());
    } catch (IOException broken) {
      proxy.drop(near, far);
    }
  }

  private static String head(InputStream input) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith(END_OF_HEAD)) {
      int next = input.read();
      if (next < 0) {
        throw new IOException("the request ended in its head");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private String changed(String head) {
    List<String> lines = List.of(head.strip().split("\r\n"));
    boolean upgrades = head.toLowerCase(Locale.ROOT).contains("\r\nupgrade:");
    String first = lines.get(0);
    if (manners.speaksOld()) {
      first = first.replace("HTTP/1.1", "HTTP/1.0");
    }
    String rest = lines.stream().skip(1).filter(this::isKept).collect(Collectors.joining("\r\n"));
    boolean stays = upgrades && !manners.stripsUpgrade();
    return first
        + "\r\n"
        + rest
        + (stays ? "\r\nConnection: Upgrade" : "\r\nConnection: close")
        + END_OF_HEAD;
  }

  private boolean isKept(String line) {
    String name = line.split(":", 2)[0].toLowerCase(Locale.ROOT);
    return !name.equals("connection")
        && !name.equals("http2-settings")
        && !(manners.stripsUpgrade() && name.equals("upgrade"));
  }

  private void answer(Socket near, Socket far, HostileProxy proxy) {
    try {
      if (manners.holdsBack()) {
        handOnInPortions(far.getInputStream(), near.getOutputStream());
      } else {
        far.getInputStream().transferTo(near.getOutputStream());
      }
    } catch (IOException broken) {
      // It is dropped below, as at its end.
    }
    proxy.drop(near, far);
  }

  private static void handOnInPortions(InputStream input, OutputStream output) throws IOException {
    byte[] portion = new byte[PORTION_BYTES];
    int length = input.readNBytes(portion, 0, portion.length);
    while (length > 0) {
      output.write(Arrays.copyOf(portion, length));
      output.flush();
      length = input.readNBytes(portion, 0, portion.length);
    }
  }
}
