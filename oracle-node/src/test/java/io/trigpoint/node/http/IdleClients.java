package io.trigpoint.node.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A process that holds connections open and says nothing, or only half a line, on them. */
final class IdleClients {
  private IdleClients() {}

  /** Port and number of connections; counts those that still live when standard input ends. */
  public static void main(String[] arguments) throws IOException {
    InetSocketAddress door =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    List<SocketChannel> open = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      SocketChannel channel = SocketChannel.open(door);
      if (i % 2 == 1) {
        int _ = channel.write(ByteBuffer.wrap("GET /v1/ep".getBytes(StandardCharsets.US_ASCII)));
      }
      open.add(channel);
    }
    System.out.println("open " + open.size());
    int _ = System.in.read();
    int alive = 0;
    for (SocketChannel channel : open) {
      var _ = channel.configureBlocking(false);
      alive += channel.read(ByteBuffer.allocate(1)) == 0 ? 1 : 0;
      channel.close();
    }
    System.out.println("alive " + alive);
  }
}
