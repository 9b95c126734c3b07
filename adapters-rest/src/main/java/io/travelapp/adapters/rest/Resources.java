package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.RestAdapters.Settings;
import io.travelapp.adapters.rest.RestAdapters.UseCases;
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
    register(new AccessFilter(useCases.authenticate()));
    register(new AnswerFilter());
    register(new CorsFilter(settings.corsOrigins()));
    register(new ThrowableMapper(settings.busy()));

    resource(new PlacesResource(useCases));
    resource(new DestinationsResource(useCases));
    resource(new DeparturesResource(useCases));
    resource(new SignUpsResource(useCases));
    resource(new SessionsResource(useCases));
    resource(new CustomerResource(useCases));
    Idempotent idempotent = new Idempotent(useCases.answerOnce());
    resource(new HoldsResource(useCases, idempotent));
    resource(new CardTokensResource(useCases));
    resource(new BookingsResource(useCases, idempotent, settings.clock()));
  }

  /** Adds a resource as it is: Jersey makes none itself. */
  private <T> void resource(T ready) {
    @SuppressWarnings("unchecked") // getClass of a T is a class of T.
    Class<T> type = (Class<T>) ready.getClass();
    register(type);
    register(
        new AbstractBinder() {
          @Override
          protected void configure() {
            bind(ready).to(type);
          }
        });
  }
}
