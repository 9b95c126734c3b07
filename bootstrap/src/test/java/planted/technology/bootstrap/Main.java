package planted.technology.bootstrap;

import org.glassfish.grizzly.http.server.HttpServer;

/** The server where it is only wired. */
public record Main(HttpServer server) {}
