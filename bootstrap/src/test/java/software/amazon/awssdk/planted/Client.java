package software.amazon.awssdk.planted;

/** Stands for AWS's library, which no module has. */
public final class Client {}
