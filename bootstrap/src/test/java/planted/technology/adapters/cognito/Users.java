package planted.technology.adapters.cognito;

import software.amazon.awssdk.planted.Client;

/** Innocent: the adapter that names it. */
public record Users(Client client) {}
