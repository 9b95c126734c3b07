package io.travelapp.adapters.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** A page that shows the OpenAPI document and lets one try the operations. */
@Path("/docs")
public final class DocsResource {

  /** Everything comes from here, and no script or style stands in the page itself. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String OWN = "/io/travelapp/adapters/rest/docs/";
  private static final String LIBRARY = library();

  /** A file of the page. */
  private record Page(String resource, String type) {}

  private static final Map<String, Page> PAGES =
      Map.of(
          "index.html", new Page(OWN + "index.html", "text/html;charset=utf-8"),
          "start.js", new Page(OWN + "start.js", "text/javascript;charset=utf-8"),
          "swagger-ui.css", new Page(LIBRARY + "swagger-ui.css", "text/css;charset=utf-8"),
          "swagger-ui-bundle.js",
              new Page(LIBRARY + "swagger-ui-bundle.js", "text/javascript;charset=utf-8"),
          "favicon.png", new Page(LIBRARY + "favicon-32x32.png", "image/png"));

  DocsResource() {}

  /** Shows the page. */
  @GET
  @Access(Access.Who.ANYBODY)
  public Response page() {
    return file("index.html");
  }

  /** Shows a file that the page needs. */
  @GET
  @Path("{name}")
  @Access(Access.Who.ANYBODY)
  public Response file(@PathParam("name") String name) {
    Page page = PAGES.get(name);
    if (page == null) {
      return Problem.of(ProblemCode.NOT_FOUND, "There is nothing under this path.").toResponse();
    }
    return Response.ok(read(page.resource()), page.type())
        .header("Content-Security-Policy", POLICY)
        .build();
  }

  private static byte[] read(String resource) {
    try (InputStream in = DocsResource.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Missing from the distribution: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of the library, which has its version in its name. */
  private static String library() {
    Properties about = new Properties();
    try (InputStream in =
        DocsResource.class.getResourceAsStream(
            "/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      if (in == null) {
        throw new IllegalStateException("Missing from the distribution: swagger-ui");
      }
      about.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "/META-INF/resources/webjars/swagger-ui/" + about.getProperty("version") + "/";
  }
}
