package io.trigpoint.node.epochs;

import io.trigpoint.report.BouncyCastleSignatures;
import io.trigpoint.report.Hashes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;

/**
 * The epoch under src/test/resources/golden. Run with the word {@code write} and a directory to
 * make it anew, with none to compute it again and print what came out, one fact a line.
 */
final class GoldenEpoch {
  private static final long SEED = 20_261_121;
  private static final int LATER = 5;
  private static final long NUMBER = GivenEpoch.PERIOD.number() + LATER;

  private GoldenEpoch() {}

  public static void main(String... arguments) throws IOException, CorruptFile {
    if (arguments.length == 2 && arguments[0].equals("write")) {
      write(Path.of(arguments[1]));
      return;
    }
    System.out.println("locale " + Locale.getDefault());
    System.out.println("zone " + TimeZone.getDefault().getID());
    EpochInputs inputs = read().inputs();
    System.out.println(facts(inputs));
  }

  /** An epoch that begins with evidence against a link. */
  static EpochInputs inputs() {
    return GivenEpoch.afterLoudEpochs(SEED, LATER);
  }

  static PublishedEpoch read() throws IOException, CorruptFile {
    return PublishedEpoch.read(GoldenEpoch::resource, NUMBER);
  }

  /** The roots, and the hash of every byte of the result. */
  static String facts(EpochInputs inputs) {
    EpochOutcome outcome = EpochComputation.compute(inputs, new BouncyCastleSignatures());
    return outcome.roots()
        + " result "
        + Hashes.sha256(OrderedJson.bytes(ResultJson.of(inputs, outcome))).hex();
  }

  static byte[] resource(String folder, String name) throws IOException {
    try (InputStream file = GoldenEpoch.class.getResourceAsStream("/golden/" + name)) {
      if (file == null) {
        throw new FileNotFoundException(folder + "/" + name);
      }
      return file.readAllBytes();
    }
  }

  private static void write(Path directory) throws IOException {
    EpochInputs inputs = inputs();
    EpochOutcome outcome = EpochComputation.compute(inputs, new BouncyCastleSignatures());
    Files.createDirectories(directory);
    for (Map.Entry<String, byte[]> file :
        PublishedEpoch.files(inputs, outcome, Optional.empty()).entrySet()) {
      Path _ = Files.write(directory.resolve(file.getKey()), file.getValue());
    }
  }
}
