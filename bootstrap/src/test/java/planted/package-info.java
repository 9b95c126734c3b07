/**
 * Small models of the code, one for each rule of the architecture, in which that rule is broken.
 *
 * <p>Nothing here is shipped or run. In each model stands, beside what breaks the rule, something
 * innocent that the rule has to leave alone.
 */
package planted;
