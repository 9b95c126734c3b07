package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.RestAdapters.Settings;
import io.travelapp.adapters.rest.RestAdapters.UseCases;
import java.util.List;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** All operations, and what stands around each of them. */
final class Resources extends ResourceConfig {

  Resources(UseCases useCases, Settings settings) {
    property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
    property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
    property(ServerProperties.WADL_FEATURE_DISABLE, true);
    property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
    property(ServerProperties.PROCESSING_RESPONSE_ERRORS_ENABLED, true);
    // Whoever asks knows by which name the server is reached; the server itself does not.
    property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);

    register(new JsonBodies());
    register(new AccessFilter(useCases.authenticate(), useCases.recordDenial()));
    register(new AnswerFilter());
    register(new CorsFilter(new CorsPolicy(settings.corsOrigins())));
    register(new ThrowableMapper(settings.busy()));

    List<Object> resources = resources(useCases, settings);
    resources.forEach(resource -> register(resource.getClass()));
    register(new Ready(resources));
  }

  /** The resources of the interface proper, which its OpenAPI document tells of. */
  static List<Class<?>> documented() {
    return List.of(
        PlacesResource.class,
        DestinationsResource.class,
        DeparturesResource.class,
        SignUpsResource.class,
        PasswordResetsResource.class,
        SessionsResource.class,
        CustomerResource.class,
        RolesResource.class,
        HoldsResource.class,
        CardTokensResource.class,
        BookingsResource.class,
        PaymentNoticesResource.class);
  }

  private static List<Object> resources(UseCases useCases, Settings settings) {
    Idempotent idempotent = new Idempotent(useCases.answerOnce());
    return List.of(
        new PlacesResource(useCases),
        new DestinationsResource(useCases),
        new DeparturesResource(useCases),
        new SignUpsResource(useCases),
        new PasswordResetsResource(useCases),
        new SessionsResource(useCases),
        new CustomerResource(useCases, settings.clock()),
        new RolesResource(useCases),
        new HoldsResource(useCases, idempotent),
        new CardTokensResource(useCases),
        new BookingsResource(useCases, idempotent, settings.clock()),
        new PaymentNoticesResource(useCases),
        new KeySetResource(settings.keySet()),
        new OpenApiResource(),
        new DocsResource());
  }

  /** Gives the resources to Jersey as they are: it makes none itself. */
  private static final class Ready extends AbstractBinder {

    private final List<Object> resources;

    private Ready(List<Object> resources) {
      this.resources = resources;
    }

    @Override
    protected void configure() {
      resources.forEach(this::bindAsItself);
    }

    private <T> void bindAsItself(T resource) {
      @SuppressWarnings("unchecked") // The class of a T is a class of T.
      Class<T> type = (Class<T>) resource.getClass();
      bind(resource).to(type);
    }
  }
}
