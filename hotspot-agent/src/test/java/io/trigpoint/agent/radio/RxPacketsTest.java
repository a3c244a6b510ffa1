package io.trigpoint.agent.radio;

import static org.assertj.core.api.Assertions.assertThat;

import io.trigpoint.agent.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RxPacketsTest {
  private static final String GOOD =
      "{'tmst':4294967295,'freq':868.1,'stat':1,'modu':'LORA','datr':'SF12BW125','rssi':-101,"
          + "'rssis':-103,'lsnr':-7.5,'foff':-812,'size':4,'data':'4AECAw=='}";

  @Test
  void readsAPacketOfAStockForwarder() {
    List<Reception> read = read(GOOD);

    assertThat(read).hasSize(1);
    Reception packet = read.getFirst();
    assertThat(packet.crcOk()).isTrue();
    assertThat(packet.frame()).containsExactly(0xE0, 1, 2, 3);
    assertThat(packet.frequency().value()).isEqualTo(868_100_000);
    assertThat(packet.spreading().value()).isEqualTo(12);
    assertThat(packet.rssi().tenths()).isEqualTo(-1010);
    assertThat(packet.snr().tenths()).isEqualTo(-75);
    assertThat(packet.tmstMicros()).isEqualTo(4_294_967_295L);
    assertThat(packet.detail().signalRssi().orElseThrow().tenths()).isEqualTo(-1030);
    assertThat(packet.detail().frequencyOffsetHz()).hasValue(-812);
  }

  @Test
  void readsBase64WithoutPaddingAndInTheUrlAlphabet() {
    assertThat(RxPackets.base64("4AECAw")).hasValueSatisfying(b -> assertThat(b).hasSize(4));
    assertThat(RxPackets.base64("_-8")).hasValue(new byte[] {(byte) 0xFF, (byte) 0xEF});
    assertThat(RxPackets.base64("!!")).isEmpty();
  }

  @Test
  void takesTheAntennaWithTheBestSnr() {
    String antennas =
        "'rsig':[{'ant':0,'rssic':-110,'lsnr':-9.0},{'ant':1,'rssic':-104,'lsnr':-3.2}]";
    String packet =
        GOOD.replace("'rssi':-101,", "")
            .replace("'rssis':-103,", "")
            .replace("'lsnr':-7.5", antennas);

    Reception read = read(packet).getFirst();

    assertThat(read.rssi().tenths()).isEqualTo(-1040);
    assertThat(read.snr().tenths()).isEqualTo(-32);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "7",
        "null",
        "{'data':7}",
        "{'tmst':1,'freq':868.1,'stat':1,'datr':50000,'rssi':-1,'lsnr':1,'data':'4AECAw=='}",
        "{'tmst':1,'freq':1e400,'stat':1,'datr':'SF12BW125','rssi':-1,'lsnr':1,'data':'4A=='}",
        "{'tmst':1,'freq':868.1,'stat':1,'datr':'SF12BW125','rssi':1e9,'lsnr':1,'data':'4A=='}",
        "{'tmst':1,'freq':868.1,'stat':1,'datr':'SF99BW125','rssi':-1,'lsnr':1,'data':'4A=='}",
        "{'tmst':'x','freq':868.1,'stat':1,'datr':'SF12BW125','rssi':-1,'lsnr':1,'data':'4A=='}"
      })
  void leavesOutWhatIsNoWholeLoraPacketAndKeepsTheRest(String odd) {
    assertThat(read(odd + "," + GOOD)).hasSize(1);
  }

  private static List<Reception> read(String packets) {
    String json = ("{'rxpk':[" + packets + "]}").replace('\'', '"');
    return RxPackets.of(Json.parse(json.getBytes(StandardCharsets.UTF_8)).orElseThrow());
  }
}
