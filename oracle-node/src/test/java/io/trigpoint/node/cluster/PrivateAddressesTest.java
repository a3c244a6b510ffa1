package io.trigpoint.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.node.config.ConfigException;
import io.trigpoint.node.config.NodeConfig;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateAddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.31.0.1",
        "192.168.1.9",
        "169.254.1.1",
        "fd00::1",
        "::1"
      })
  void privateOnes(String address) {
    assertThat(PrivateAddresses.isPrivate(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "0.0.0.0", "2001:db8::1", "::"})
  void publicOnes(String address) {
    assertThat(PrivateAddresses.isPrivate(InetAddress.ofLiteral(address))).isFalse();
  }

  @Test
  void aPublicHostOrMemberIsRefusedBeforeAnythingListens() {
    assertThatThrownBy(() -> PrivateAddresses.check(cluster("203.0.113.5", "10.0.0.1:5701")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cluster.host 203.0.113.5 is not private");
    assertThatThrownBy(() -> PrivateAddresses.check(cluster("127.0.0.1", "203.0.113.5:5701")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cluster.members 203.0.113.5 is not private");
    assertThatCode(() -> PrivateAddresses.check(cluster("127.0.0.1", "node-1.cluster:5701")))
        .doesNotThrowAnyException();
  }

  private static NodeConfig.Cluster cluster(String host, String member) {
    return new NodeConfig.Cluster("test", host, 5701, List.of(member));
  }
}
