package io.travelapp.bootstrap;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts something between a port and who calls it. */
public final class Between {

  private Between() {}

  /** A call on its way to the port. */
  public interface Call {

    Method method();

    List<?> arguments();

    /** Lets it through, and answers what the port does. */
    default @Nullable Object goOn() throws Throwable {
      return goOnWith(arguments());
    }

    /** The same with other arguments. */
    @Nullable Object goOnWith(List<?> others) throws Throwable;

    default boolean is(String name) {
      return method().getName().equals(name);
    }
  }

  /** What is done with each call. */
  public interface Interception {
    @Nullable Object on(Call call) throws Throwable;
  }

  /** A port whose calls go through here. */
  public static <T> T on(Class<T> port, T real, Interception interception) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) ->
                interception.on(
                    new Invocation(
                        real, method, arguments == null ? List.of() : List.of(arguments)))));
  }

  private record Invocation(Object real, Method method, List<?> arguments) implements Call {

    @Override
    public @Nullable Object goOnWith(List<?> others) throws Throwable {
      try {
        return method.invoke(real, others.toArray());
      } catch (InvocationTargetException e) {
        throw e.getCause() == null ? e : e.getCause();
      }
    }
  }
}
