using Hengjian.Data.ClickHouse.Loading;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Data.ClickHouse.Sql;

/// <summary>
/// A nested select over the rows of one frame. What is used more than once gets a name and a select of its own, so that
/// the text grows with the formula and not with the power of its depth.
/// </summary>
/// <remarks>
/// From the inside out: the table's columns under short names; joins, one a select (the server allows no more); then the
/// layers of named expressions. Only what the next layer reads is handed up.
/// </remarks>
internal sealed class RowQuery
{
    // Measured: the server's analysis grows with the square of the selects inside each other, and with the text.
    private const int Limit = 80;

    private readonly Dictionary<string, SqlExpr> baseColumns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqlExpr> bound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqlExpr> definitions = new(StringComparer.Ordinal);
    private readonly List<RowJoin> joins = [];
    private readonly List<SqlExpr> innerFilters = [];

    public RowQuery(QueryContext context, FrameKey frame)
    {
        (Context, Frame) = (context, frame);
        Table = context.Snapshot.Find(frame.Grain, frame.Period);
    }

    public QueryContext Context { get; }

    public FrameKey Frame { get; }

    /// <summary>What was loaded; null when the year has no such table.</summary>
    public LoadedTable? Table { get; }

    /// <summary>An expression over the table's own columns, under a name.</summary>
    public SqlExpr Base(string text)
    {
        if (baseColumns.TryGetValue(text, out var known)) return known;
        return baseColumns[text] = SqlExpr.Name(Context.NewName("c"), 0);
    }

    /// <summary>The position of the row's region in the tree.</summary>
    public SqlExpr Place => Base("place");

    /// <summary>The stage of a section's row.</summary>
    public SqlExpr Section => Base(SectionText);

    /// <summary>Keeps only rows for which a condition over base columns is true.</summary>
    public void KeepOnly(SqlExpr condition) => innerFilters.Add(condition);

    /// <summary>Gives an expression a name, unless it reads no column or is short enough to be written out each time.</summary>
    public SqlExpr Bind(SqlExpr expression)
    {
        if (expression.IsName || expression.IsConstant || expression.Text.Length <= Limit) return expression;
        if (bound.TryGetValue(expression.Text, out var known)) return known;
        var name = SqlExpr.Name(Context.NewName("x"), expression.Layer + 1);
        definitions[name.Text] = expression;
        return bound[expression.Text] = name;
    }

    /// <summary>Gives value and flag names.</summary>
    public SqlValue Bind(SqlValue value) => new(Bind(value.Value), value.Flag is null ? null : Bind(value.Flag));

    /// <summary>The flag of a value, also where the value says it by itself.</summary>
    public SqlExpr FlagOf(SqlValue value) => value.Flag ?? SqlExpr.Of("if(isNaN({0}), 5, 0)", Bind(value.Value));

    /// <summary>Joins the rows of another select, at most one a row.</summary>
    public void Join(RowJoin join) => joins.Add(join);

    /// <summary>Writes the select: its outermost columns can be read by expressions over the names.</summary>
    /// <param name="read">What is read from it.</param>
    public string Write(IReadOnlyList<SqlExpr> read)
    {
        var top = read.Select(r => r.Layer).DefaultIfEmpty().Max();
        var needed = Needed(read, top);
        var text = WriteBase(needed[0]);
        for (var layer = 1; layer <= top; layer++)
        {
            var columns = needed[layer].Select(name => definitions.TryGetValue(name, out var d) && d.Layer + 1 == layer ? $"{d.Text} AS {name}" : name);
            text = $"SELECT {List(columns)} FROM ({text})";
        }
        return text;
    }

    // What each layer must give: what the one above reads and does not define itself.
    private SortedSet<string>[] Needed(IReadOnlyList<SqlExpr> read, int top)
    {
        var needed = new SortedSet<string>[top + 1];
        needed[top] = new SortedSet<string>(read.SelectMany(r => r.Names), StringComparer.Ordinal);
        for (var layer = top; layer > 0; layer--)
        {
            var below = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var name in needed[layer])
            {
                if (definitions.TryGetValue(name, out var d) && d.Layer + 1 == layer) below.UnionWith(d.Names);
                else below.Add(name);
            }
            needed[layer - 1] = below;
        }
        return needed;
    }

    private string WriteBase(SortedSet<string> needed)
    {
        var used = joins.Where(j => j.Names.Any(needed.Contains)).ToList();
        var own = new SortedSet<string>(needed.Where(n => !used.Exists(j => j.Names.Contains(n))), StringComparer.Ordinal);
        foreach (var join in used) own.UnionWith(join.Keys.Select(k => k.Text));
        var text = WriteRows(own);
        foreach (var join in used)
        {
            own.UnionWith(join.Names);
            text = $"SELECT {List(own)} FROM ({text}) ANY LEFT JOIN ({join.Write()}) USING {List(join.Keys.Select(k => k.Text))}";
        }
        return text;
    }

    private string WriteRows(SortedSet<string> needed)
    {
        var inner = new SortedSet<string>(needed, StringComparer.Ordinal);
        foreach (var filter in innerFilters) inner.UnionWith(filter.Names);
        var columns = baseColumns.Where(c => inner.Contains(c.Value.Text)).Select(c => $"{c.Key} AS {c.Value.Text}");
        var text = $"SELECT {List(columns)} FROM {Context.Database}.{FactSchema.TableOf(Frame.Grain)}{Sections()} WHERE {Filter()}";
        return innerFilters.Count == 0
            ? text
            : $"SELECT {List(needed)} FROM ({text}) WHERE {string.Join(" AND ", innerFilters.Select(f => f.Text))}";
    }

    private string SectionText => SingleStage is { } stage ? $"toUInt8({(int)stage})" : "section_stage";

    private SchoolStage? SingleStage => Frame.Stage is SchoolStage.All or SchoolStage.Compulsory ? null : Frame.Stage;

    // One row a stage taught.
    private string Sections() => Frame.Shape == Shape.Section && SingleStage is null
        ? $" ARRAY JOIN arrayFilter(s -> bitTest(stages, s), [{string.Join(",", TaughtStages)}]) AS section_stage"
        : "";

    private IEnumerable<int> TaughtStages => SchoolStageNames.OfRows.Where(s => Stages.Lets(Frame.Stage, s)).Select(s => (int)s);

    private string Filter()
    {
        var conditions = new List<string> { $"year = {SqlText.Whole(Frame.Period)}" };
        if (!Frame.EveryRow)
        {
            if (Table!.Outside > 0) conditions.Add($"place != {SqlText.Whole(FactSchema.None)}");
            // Also names the column, which the server does not find when only the brackets of ARRAY JOIN read it.
            if (Frame.Shape == Shape.Section && Frame.Stage == SchoolStage.All) conditions.Add("stages != 0");
            if (Frame.Stage != SchoolStage.All)
            {
                conditions.Add(Frame.Shape == Shape.Class
                    ? $"stage IN ({string.Join(",", TaughtStages)})"
                    : $"bitAnd(stages, {SqlText.Whole(Frame.StageMask)}) != 0");
            }
        }
        return string.Join(" AND ", conditions);
    }

    // A select must give something.
    private static string List(IEnumerable<string> columns) =>
        string.Join(", ", columns) is { Length: > 0 } list ? list : "1";
}

/// <summary>Rows of another select, found by keys that both have.</summary>
/// <param name="keys">The keys: base columns of the query that joins.</param>
/// <param name="source">The other select.</param>
/// <param name="sourceKeys">The same keys in its terms; no two of its rows share them.</param>
/// <param name="grouped">Expressions are aggregates over the rows with the same keys.</param>
internal sealed class RowJoin(IReadOnlyList<SqlExpr> keys, RowQuery source, IReadOnlyList<SqlExpr> sourceKeys, bool grouped = false)
{
    private readonly List<(SqlExpr Expression, string Name)> columns = [];

    public IReadOnlyList<SqlExpr> Keys => keys;

    public RowQuery Source => source;

    /// <summary>1 where a row was found, else 0.</summary>
    public string Found { get; } = source.Context.NewName("j");

    /// <summary>What to order by when keys repeat: the first row counts. Null: they do not.</summary>
    public SqlExpr? FirstBy { get; init; }

    public IEnumerable<string> Names => columns.Select(c => c.Name).Append(Found);

    /// <summary>Takes a column along; reads 0 or '' where no row is found.</summary>
    public SqlExpr Take(SqlExpr expression)
    {
        foreach (var (known, name) in columns)
        {
            if (known.Text == expression.Text) return SqlExpr.Name(name, 0);
        }
        columns.Add((expression, source.Context.NewName("j")));
        return SqlExpr.Name(columns[^1].Name, 0);
    }

    /// <summary>Whether a row was found.</summary>
    public SqlExpr IsFound => SqlExpr.Of("({0} = 1)", SqlExpr.Name(Found, 0));

    /// <summary>The value of the row found; missing where none is.</summary>
    public SqlValue Take(SqlValue value)
    {
        var number = SqlExpr.Of("if({0}, {1}, nan)", IsFound, Take(value.Value));
        return new SqlValue(number, value.Flag is null ? null : SqlExpr.Of("if({0}, {1}, 5)", IsFound, Take(value.Flag)));
    }

    public string Write()
    {
        var read = sourceKeys.Concat(columns.Select(c => c.Expression)).ToList();
        if (FirstBy is not null) read.Add(FirstBy);
        var named = sourceKeys.Zip(keys, (s, k) => $"{s.Text} AS {k.Text}")
            .Concat(columns.Select(c => $"{c.Expression.Text} AS {c.Name}")).Append($"1 AS {Found}");
        var rows = source.Write(read);
        var group = grouped ? " GROUP BY " + string.Join(", ", sourceKeys.Select(k => k.Text)) : "";
        var first = FirstBy is null ? "" : $" ORDER BY {FirstBy.Text} LIMIT 1 BY {string.Join(", ", sourceKeys.Select(k => k.Text))}";
        return $"SELECT {string.Join(", ", named)} FROM ({rows}){group}{first}";
    }
}
