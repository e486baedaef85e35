package org.tsudoi.verify;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collection;

/**
 * Says hello in hand-written TLS and looks whether the server goes on.
 *
 * <p>The JDK's own client cannot ask for what it has switched off itself.
 */
final class TlsProbe {

  static final int TLS_1_0 = 0x0301;
  static final int TLS_1_1 = 0x0302;
  static final int TLS_1_2 = 0x0303;
  static final int TLS_1_3 = 0x0304;

  private static final int HANDSHAKE = 22;

  private final int port;

  TlsProbe(int port) {
    this.port = port;
  }

  /** Whether the server answers an offer of this version and these cipher suites. */
  boolean accepts(int version, Collection<Integer> suites) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(hello(version, suites));
      socket.getOutputStream().flush();
      // A server hello (or a retry request) is a handshake record; a refusal an alert or the end.
      return new DataInputStream(socket.getInputStream()).read() == HANDSHAKE;
    }
  }

  private static byte[] hello(int version, Collection<Integer> suites) throws IOException {
    Bytes body = new Bytes();
    body.out.writeShort(Math.min(version, TLS_1_2));
    body.out.write(new byte[32]);
    body.out.writeByte(32);
    body.out.write(new byte[32]);
    body.out.writeShort(suites.size() * 2);
    for (int suite : suites) {
      body.out.writeShort(suite);
    }
    body.out.writeShort(0x0100); // one compression method: none
    byte[] extensions = extensions(version);
    body.out.writeShort(extensions.length);
    body.out.write(extensions);
    byte[] hello = body.all();

    Bytes record = new Bytes();
    record.out.writeByte(HANDSHAKE);
    record.out.writeShort(TLS_1_0);
    record.out.writeShort(hello.length + 4);
    record.out.writeByte(1); // client hello
    record.out.writeByte(hello.length >> 16);
    record.out.writeShort(hello.length);
    record.out.write(hello);
    return record.all();
  }

  private static byte[] extensions(int version) throws IOException {
    Bytes all = new Bytes();
    extension(all, 10, 0x0004, 0x0017, 0x0018); // groups: secp256r1, secp384r1
    extension(all, 13, 0x0008, 0x0804, 0x0401, 0x0403, 0x0201); // signature algorithms
    if (version == TLS_1_3) {
      all.out.writeShort(43); // supported versions
      all.out.writeShort(3);
      all.out.writeByte(2);
      all.out.writeShort(TLS_1_3);
      extension(all, 51, 0x0000); // no key share yet: the server asks for one
    }
    return all.all();
  }

  private static void extension(Bytes to, int type, int... shorts) throws IOException {
    to.out.writeShort(type);
    to.out.writeShort(shorts.length * 2);
    for (int value : shorts) {
      to.out.writeShort(value);
    }
  }

  private static final class Bytes {
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(buffer);

    byte[] all() {
      return buffer.toByteArray();
    }
  }
}
