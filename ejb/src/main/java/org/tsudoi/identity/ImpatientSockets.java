package org.tsudoi.identity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Makes sockets that wait no longer than this for anything, the handshake of TLS included, for
 * which the library has no limit of its own.
 */
final class ImpatientSockets extends SocketFactory {

  private final SocketFactory sockets;
  private final int patienceMillis;

  ImpatientSockets(SocketFactory sockets, int patienceMillis) {
    this.sockets = sockets;
    this.patienceMillis = patienceMillis;
  }

  private Socket impatient(Socket socket) throws IOException {
    socket.setSoTimeout(patienceMillis);
    return socket;
  }

  @Override
  public Socket createSocket() throws IOException {
    return impatient(sockets.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return impatient(sockets.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return impatient(sockets.createSocket(host, port, from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return impatient(sockets.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return impatient(sockets.createSocket(host, port, from, fromPort));
  }
}
