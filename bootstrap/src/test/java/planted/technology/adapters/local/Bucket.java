package planted.technology.adapters.local;

import software.amazon.awssdk.planted.Client;

/** AWS where it was replaced. */
public record Bucket(Client client) {}
