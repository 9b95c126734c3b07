package io.travelapp.adapters.postgres;

import static org.jooq.impl.DSL.aggregate;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import java.util.BitSet;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * Bits of {@code departure.occ}, which PostgreSQL keeps as {@code varbit} and which are read as a
 * text of zeros and ones: bit {@code part * seats + seat} is the character at that index.
 */
final class SeatBits {

  private static final DataType<String> VARBIT =
      SQLDataType.VARCHAR.asConvertedDataType(new VarbitBinding());

  private SeatBits() {}

  /** The bits as a value in a statement; a text alone is refused by the column. */
  static Field<String> value(BitSet bits, int length) {
    return val(text(bits, length), VARBIT);
  }

  /** How many bits of a field are set. */
  static Field<Integer> count(Field<String> bits) {
    return function(name("bit_count"), SQLDataType.INTEGER, bits);
  }

  /** The bits that are set in both. */
  static Field<String> common(Field<String> one, Field<String> other) {
    return function(name("bitand"), VARBIT, one, other);
  }

  /** The bits that are set in one or the other. */
  static Field<String> with(Field<String> bits, Field<String> more) {
    return function(name("bitor"), VARBIT, bits, more);
  }

  /** The bits that are set in the first and not in the other. */
  static Field<String> without(Field<String> bits, Field<String> gone) {
    return common(bits, function(name("bitnot"), VARBIT, gone));
  }

  /** The bits that are set in any row. */
  static Field<String> union(Field<String> bits) {
    return aggregate(name("bit_or"), VARBIT, bits);
  }

  static String text(BitSet bits, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int bit = 0; bit < length; bit++) {
      text.append(bits.get(bit) ? '1' : '0');
    }
    return text.toString();
  }

  static BitSet parse(String text) {
    BitSet bits = new BitSet(text.length());
    for (int bit = text.indexOf('1'); bit >= 0; bit = text.indexOf('1', bit + 1)) {
      bits.set(bit);
    }
    return bits;
  }

  /** Says in the statement that the text is a {@code varbit}. */
  private static final class VarbitBinding implements Binding<String, String> {

    private static final long serialVersionUID = 1;

    @Override
    public Converter<String, String> converter() {
      return Converter.ofNullable(String.class, String.class, bits -> bits, bits -> bits);
    }

    @Override
    public void sql(BindingSQLContext<String> context) {
      context.render().visit(val(context.value())).sql("::varbit");
    }

    @Override
    public void register(BindingRegisterContext<String> context) {
      throw new UnsupportedOperationException("No procedure answers bits");
    }

    @Override
    public void set(BindingSetStatementContext<String> context) throws java.sql.SQLException {
      context.statement().setString(context.index(), context.value());
    }

    @Override
    public void set(BindingSetSQLOutputContext<String> context) {
      throw new UnsupportedOperationException("No structured type holds bits");
    }

    @Override
    public void get(BindingGetResultSetContext<String> context) throws java.sql.SQLException {
      context.value(context.resultSet().getString(context.index()));
    }

    @Override
    public void get(BindingGetStatementContext<String> context) {
      throw new UnsupportedOperationException("No procedure answers bits");
    }

    @Override
    public void get(BindingGetSQLInputContext<String> context) {
      throw new UnsupportedOperationException("No structured type holds bits");
    }
  }
}
