/** JSON read from strangers: absent, wrong and hostile fields are all just absent. */
@NullMarked
package io.trigpoint.agent.json;

import org.jspecify.annotations.NullMarked;
