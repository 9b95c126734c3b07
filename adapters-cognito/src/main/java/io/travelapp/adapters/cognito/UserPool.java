package io.travelapp.adapters.cognito;

import io.travelapp.adapters.cognito.CognitoAdapters.Pool;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/**
 * The way to Cognito: bounded in time, tried twice, and with one exception for all that is no
 * answer.
 */
final class UserPool implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration ATTEMPT = Duration.ofSeconds(3);
  private static final Duration CALL = Duration.ofSeconds(7);

  private final Pool pool;
  private final CognitoIdentityProviderClient cognito;

  UserPool(Pool pool) {
    this.pool = pool;
    this.cognito = client(pool.region(), pool.endpoint());
  }

  static CognitoIdentityProviderClient client(String region, Optional<URI> endpoint) {
    var builder =
        CognitoIdentityProviderClient.builder()
            .region(Region.of(region))
            .credentialsProvider(credentials(endpoint))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ATTEMPT))
            .overrideConfiguration(calls ->
                calls
                    .retryStrategy(RetryMode.STANDARD)
                    .retryStrategy(retry -> retry.maxAttempts(2))
                    .apiCallAttemptTimeout(ATTEMPT)
                    .apiCallTimeout(CALL));
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private static AwsCredentialsProvider credentials(Optional<URI> endpoint) {
    return endpoint.isPresent()
        ? StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none"))
        : DefaultCredentialsProvider.builder().build();
  }

  static Pool create(String name, String region, Optional<URI> endpoint) {
    try (CognitoIdentityProviderClient cognito = client(region, endpoint)) {
      return translated(() -> {
        String pool = cognito.createUserPool(PoolSettings.pool(name)).userPool().id();
        String client =
            cognito
                .createUserPoolClient(PoolSettings.client(pool, name))
                .userPoolClient()
                .clientId();
        return new Pool(pool, client, region, endpoint);
      });
    } catch (AwsServiceException e) {
      throw new IllegalStateException("Cognito says " + e.awsErrorDetails().errorMessage(), e);
    }
  }

  String id() {
    return pool.id();
  }

  String client() {
    return pool.client();
  }

  /** All that is not set up as it has to be. */
  List<String> faults() {
    try {
      UserPoolType found =
          call(client -> client.describeUserPool(asked -> asked.userPoolId(id())).userPool());
      UserPoolClientType client =
          call(asking ->
              asking
                  .describeUserPoolClient(asked -> asked.userPoolId(id()).clientId(client()))
                  .userPoolClient());
      return PoolSettings.faults(found, client);
    } catch (AwsServiceException e) {
      return List.of("Cognito says " + e.awsErrorDetails().errorMessage());
    }
  }

  /**
   * What Cognito answers.
   *
   * @throws CognitoAdapters.Unavailable if it does not, or is asked too often
   * @throws AwsServiceException if it refuses
   */
  <T> T call(Function<CognitoIdentityProviderClient, T> question) {
    return translated(() -> question.apply(cognito));
  }

  private static <T> T translated(Supplier<T> question) {
    try {
      return question.get();
    } catch (AwsServiceException e) {
      if (e.isThrottlingException() || e.statusCode() >= 500 || e.statusCode() == 429) {
        throw new CognitoAdapters.Unavailable("Cognito cannot answer now: " + nameOf(e), e);
      }
      throw e;
    } catch (SdkClientException e) {
      throw new CognitoAdapters.Unavailable("Cognito cannot be asked: " + e.getMessage(), e);
    }
  }

  private static String nameOf(AwsServiceException e) {
    return e.awsErrorDetails() == null
        ? String.valueOf(e.statusCode())
        : e.awsErrorDetails().errorCode();
  }

  @Override
  public void close() {
    cognito.close();
  }
}
