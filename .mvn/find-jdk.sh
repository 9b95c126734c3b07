# Sourced by ./verify and ./run. find_jdk sets JAVA_HOME to a JDK 21 or later, and jdk_major to its version;
# find_maven sees to it that mvn is there. Each says in one sentence what is missing.

# File names are in UTF-8, whatever the language: with the C locale the JVM could not name a file "Réseau.zip".
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
  *[Uu][Tt][Ff]*) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac

# The major version of the JDK in folder $1; nothing if that names no JDK (with a javac).
jdk_major_of() {
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 0
  local version
  version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$1/release" 2>/dev/null) || true
  [ -n "$version" ] || version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac //p') || true
  version=${version%%[!0-9]*}
  echo "$version"
}

# The JDK of the javac on the PATH; nothing if there is none. Asking javac itself takes most of a second, and is needed
# only where it is not simply a link into its JDK.
jdk_on_path() {
  local javac
  javac=$(command -v javac) || return 0
  javac=$(readlink -f "$javac" 2>/dev/null || true)
  if [ -f "${javac%/bin/javac}/release" ]; then
    echo "${javac%/bin/javac}"
  else
    javac -J-XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p' || true
  fi
}

# What JAVA_HOME and the PATH name comes first; of the usual folders, the newest.
find_jdk() {
  local home major
  for home in "${JAVA_HOME:-}" "$(jdk_on_path)"; do
    major=$(jdk_major_of "$home")
    if [ "${major:-0}" -ge 21 ]; then
      export JAVA_HOME="$home"
      jdk_major=$major
      return 0
    fi
  done
  jdk_major=0
  local found=
  for home in /usr/lib/jvm/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-/nonexistent}"/.jdks/*; do
    major=$(jdk_major_of "$home")
    if [ "${major:-0}" -ge 21 ] && [ "$major" -gt "$jdk_major" ]; then
      jdk_major=$major
      found=$home
    fi
  done
  if [ -z "$found" ]; then
    echo "TravelApp needs a JDK 21 or later (java and javac): install one, or point JAVA_HOME to it." >&2
    return 1
  fi
  export JAVA_HOME="$found"
}

# Maven on a recent JDK warns of its own use of Unsafe; older JDKs do not know the option that silences it.
find_maven() {
  if ! command -v mvn >/dev/null 2>&1; then
    echo "TravelApp is built with Maven 3.8 or later: install it, so that mvn is on the PATH." >&2
    return 1
  fi
  if [ "$jdk_major" -ge 23 ]; then
    export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow"
  fi
}

# One build at a time in this tree, where flock is at hand. Held until the shell ends or calls unlock_build.
lock_build() {
  mkdir -p .run
  command -v flock >/dev/null 2>&1 || return 0
  exec 8>.run/build.lock
  if ! flock -n 8; then
    echo "Waiting for another build of this tree to end ..." >&2
    flock 8
  fi
}

unlock_build() {
  exec 8>&-
}
