package io.trigpoint.node.store;

import io.trigpoint.node.epochs.EpochStore;
import io.trigpoint.node.epochs.StoredFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects of a bucket of any S3-compatible store, named prefix/folder/name. Such a store shows an
 * object whole or not at all, and answers when it is durable; the bytes are checked when they are
 * read back, so optional checksums, which not all of them know, are off.
 */
public final class S3EpochStore implements EpochStore, AutoCloseable {
  private static final int NOT_FOUND = 404;
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration ANSWERING = Duration.ofSeconds(60);

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  private S3EpochStore(S3Client client, String bucket, String prefix) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /** Connects to nothing yet; without keys, the usual places of the vendor's tools are asked. */
  public static S3EpochStore open(
      URI endpoint, String region, String bucket, String prefix, Optional<BucketKeys> keys) {
    S3Client client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(Region.of(region))
            .forcePathStyle(true)
            .credentialsProvider(credentials(keys))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECTING)
                    .socketTimeout(ANSWERING))
            .build();
    String below = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    return new S3EpochStore(client, bucket, below);
  }

  @Override
  public boolean has(String folder, String name) throws IOException {
    try {
      var _ = client.headObject(head -> head.bucket(bucket).key(key(folder, name)));
      return true;
    } catch (SdkException failed) {
      if (isAbsent(failed)) {
        return false;
      }
      throw failure("ask for", folder, name, failed);
    }
  }

  @Override
  public byte[] read(String folder, String name) throws IOException {
    try {
      return client
          .getObjectAsBytes(get -> get.bucket(bucket).key(key(folder, name)))
          .asByteArray();
    } catch (SdkException failed) {
      if (isAbsent(failed)) {
        throw new FileNotFoundException(folder + "/" + name);
      }
      throw failure("read", folder, name, failed);
    }
  }

  @Override
  public StoredFile open(String folder, String name) throws IOException {
    try {
      var object = client.getObject(get -> get.bucket(bucket).key(key(folder, name)));
      return new StoredFile(object.response().contentLength(), object);
    } catch (SdkException failed) {
      if (isAbsent(failed)) {
        throw new FileNotFoundException(folder + "/" + name);
      }
      throw failure("read", folder, name, failed);
    }
  }

  @Override
  public void write(String folder, String name, byte[] bytes) throws IOException {
    try {
      var _ =
          client.putObject(
              put -> put.bucket(bucket).key(key(folder, name)), RequestBody.fromBytes(bytes));
    } catch (SdkException failed) {
      throw failure("write", folder, name, failed);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private static AwsCredentialsProvider credentials(Optional<BucketKeys> keys) {
    return keys.<AwsCredentialsProvider>map(both ->
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(both.access(), both.secret())))
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  /** A bucket that is not there is a failure, not an absent file. */
  private static boolean isAbsent(SdkException failed) {
    return failed instanceof S3Exception answered
        && answered.statusCode() == NOT_FOUND
        && !"NoSuchBucket".equals(errorCode(answered));
  }

  private static String errorCode(S3Exception answered) {
    return answered.awsErrorDetails() == null ? "" : answered.awsErrorDetails().errorCode();
  }

  private IOException failure(String what, String folder, String name, SdkException cause) {
    return new IOException(
        "cannot %s %s/%s in bucket %s, nothing is lost and it is tried again: %s"
            .formatted(what, folder, name, bucket, cause.getMessage()),
        cause);
  }

  private String key(String folder, String name) {
    return prefix + folder + "/" + name;
  }
}
