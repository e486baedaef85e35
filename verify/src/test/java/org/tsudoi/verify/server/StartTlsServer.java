package org.tsudoi.verify.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The least mail server that offers STARTTLS, with the certificate of a server under test. It keeps
 * what it was told before and after the line was encrypted.
 */
public final class StartTlsServer implements AutoCloseable {

  private final List<String> open = new CopyOnWriteArrayList<>();
  private final List<String> encrypted = new CopyOnWriteArrayList<>();
  private final ServerSocket socket;
  private final SSLContext tls;

  private StartTlsServer(ServerSocket socket, SSLContext tls) {
    this.socket = socket;
    this.tls = tls;
  }

  /** Begins with the key and the certificate of that server. */
  public static StartTlsServer of(TsudoiServer server) {
    try {
      StartTlsServer mail =
          new StartTlsServer(
              new ServerSocket(0, 8, InetAddress.getLoopbackAddress()), context(server.data()));
      Thread thread = new Thread(mail::serve, "starttls");
      thread.setDaemon(true);
      thread.start();
      return mail;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext context(Path data) throws IOException, GeneralSecurityException {
    char[] password =
        Files.readString(data.resolve("keys/variables/tls.keystore.password"))
            .strip()
            .toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(data.resolve("keys/tls.p12"))) {
      store.load(file, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket line = socket.accept()) {
        talk(line, open);
      } catch (IOException ended) {
        open.add("(" + ended.getMessage() + ")");
      }
    }
  }

  /** One talk, until the other side leaves or asks for encryption. */
  private void talk(Socket line, List<String> heard) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(line.getInputStream(), UTF_8));
    if (heard == open) {
      say(line, "220 ready");
    }
    boolean data = false;
    for (String said = reader.readLine(); said != null; said = reader.readLine()) {
      heard.add(said);
      if (data) {
        data = !said.equals(".");
        if (!data) {
          say(line, "250 taken");
        }
      } else if (said.startsWith("EHLO")) {
        say(line, heard == open ? "250-test\r\n250 STARTTLS" : "250-test\r\n250 AUTH PLAIN");
      } else if (said.equals("STARTTLS")) {
        say(line, "220 go on");
        encrypt(line);
        return;
      } else if (said.equals("DATA")) {
        data = true;
        say(line, "354 go on");
      } else {
        say(line, said.startsWith("AUTH") ? "235 welcome" : "250 ok");
      }
    }
  }

  private void encrypt(Socket line) throws IOException {
    try (SSLSocket secure =
        (SSLSocket) tls.getSocketFactory().createSocket(line, null, line.getPort(), true)) {
      secure.setUseClientMode(false);
      secure.startHandshake();
      talk(secure, encrypted);
    }
  }

  private static void say(Socket line, String reply) throws IOException {
    line.getOutputStream().write((reply + "\r\n").getBytes(UTF_8));
    line.getOutputStream().flush();
  }

  /** Where it listens. */
  public int port() {
    return socket.getLocalPort();
  }

  /** What was said before the line was encrypted. */
  public List<String> open() {
    return open;
  }

  /** What was said afterwards. */
  public List<String> encrypted() {
    return encrypted;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
