package io.trigpoint.node.epochs.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.report.Hash32;
import io.trigpoint.report.Hashes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HashTreeTest {
  /** The leaves of certificate transparency's own test vectors. */
  private static final List<byte[]> PUBLISHED =
      List.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .stream()
          .map(HexFormat.of()::parseHex)
          .toList();

  static IntStream sizes() {
    return IntStream.concat(IntStream.rangeClosed(0, 33), IntStream.of(63, 64, 65, 100));
  }

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void rootsAreCertificateTransparencys(int size, String root) {
    assertThat(HashTree.of(PUBLISHED.subList(0, size)).root()).isEqualTo(Hash32.ofHex(root));
  }

  @ParameterizedTest(name = "{0} leaves")
  @MethodSource("sizes")
  void leafByLeafGivesTheSameRoot(int size) {
    HashTree.Roots roots = new HashTree.Roots();
    leaves(size).forEach(roots::add);
    assertThat(roots.root()).isEqualTo(HashTree.of(leaves(size)).root());
    assertThat(roots.root()).as("asking changes nothing").isEqualTo(roots.root());
    assertThat(roots.size()).isEqualTo(size);
  }

  @ParameterizedTest(name = "{0} leaves")
  @MethodSource("sizes")
  void everyLeafIsProvenAtItsPlaceOnly(int size) {
    List<byte[]> leaves = leaves(size);
    HashTree tree = HashTree.of(leaves);
    for (int i = 0; i < size; i++) {
      List<Hash32> path = tree.path(i);
      assertThat(HashTree.proves(leaves.get(i), i, size, path, tree.root())).isTrue();
      for (int other = 0; other < size; other++) {
        assertThat(HashTree.proves(leaves.get(i), other, size, path, tree.root()))
            .isEqualTo(other == i);
      }
      assertThat(HashTree.proves(new byte[] {77}, i, size, path, tree.root())).isFalse();
    }
  }

  @Test
  void aPathThatIsTooLongOrTooShortProvesNothing() {
    List<byte[]> leaves = leaves(7);
    HashTree tree = HashTree.of(leaves);
    List<Hash32> longer = new ArrayList<>(tree.path(3));
    longer.add(Hashes.sha256(new byte[] {1}));
    assertThat(HashTree.rootOf(leaves.get(3), 3, 7, longer)).isEmpty();
    assertThat(HashTree.rootOf(leaves.get(3), 3, 7, tree.path(3).subList(0, 2))).isEmpty();
    assertThat(HashTree.rootOf(leaves.get(3), -1, 7, tree.path(3))).isEmpty();
    assertThat(HashTree.rootOf(leaves.get(3), 7, 7, tree.path(3))).isEmpty();
  }

  @Test
  void aNodeIsNeverALeaf() {
    List<byte[]> leaves = leaves(2);
    Hash32 root = HashTree.of(leaves).root();
    byte[] node = new byte[64];
    System.arraycopy(leafHash(leaves.get(0)), 0, node, 0, 32);
    System.arraycopy(leafHash(leaves.get(1)), 0, node, 32, 32);
    assertThat(HashTree.proves(node, 0, 1, List.of(), root)).isFalse();
  }

  private static byte[] leafHash(byte[] leaf) {
    return Hashes.sha256(new byte[] {0}, leaf).toBytes();
  }

  private static List<byte[]> leaves(int size) {
    return IntStream.range(0, size).mapToObj(i -> new byte[] {(byte) i, 9}).toList();
  }
}
