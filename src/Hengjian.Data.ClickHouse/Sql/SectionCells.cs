using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.ClickHouse.Sql;

/// <summary>一贯制学校拆分 in SQL: which sections there are, and what each takes of its school's cells.</summary>
/// <remarks>
/// With A, B, C pupils of primary, junior and senior a divided school's shared amounts go by 1 : 1.1 : 1.32 per pupil. A
/// section without pupils is no section; one whose pupils are missing stays. Same rule as the engine's SectionBuilder.
/// </remarks>
internal sealed class SectionCells
{
    private static readonly (SchoolStage Stage, double Weight)[] Divisible =
        [(SchoolStage.Primary, 1), (SchoolStage.Junior, 1.1), (SchoolStage.Senior, 1.32)];

    private readonly RowQuery query;
    private readonly bool splits;
    private SqlValue? share;

    /// <param name="query">The select over sections.</param>
    /// <param name="keepsEmpty">Also those without pupils, to count them.</param>
    public SectionCells(RowQuery query, bool keepsEmpty = false)
    {
        this.query = query;
        splits = query.Context.Session.Dataset.CombinedSchools == CombinedSchoolRule.Split;
        if (!keepsEmpty) query.KeepOnly(SqlExpr.Of("NOT ({0} = 0)", OwnPupils));
    }

    /// <summary>Pupils of the section; of the whole school where it is not divided.</summary>
    public SqlExpr OwnPupils => splits
        ? SqlExpr.Of("if({0}, {1}, {2})", IsDivided, ByStage(s => Pupils(s).Value), RowCompiler.Cell(query, SectionBuilder.Pupils).Value)
        : RowCompiler.Cell(query, SectionBuilder.Pupils).Value;

    /// <summary>An element's value for the section.</summary>
    public SqlValue Value(DataElement element)
    {
        var whole = RowCompiler.Cell(query, element.Id);
        if (!splits) return whole;
        var parts = Divisible.ToDictionary(d => d.Stage, d => PartOf(element, whole, d.Stage));
        var flags = parts.Values.Append(whole).Any(v => v.Flag is not null);
        return query.Bind(new SqlValue(
            SqlExpr.Of("if({0}, {1}, {2})", IsDivided, ByStage(s => parts[s].Value), whole.Value),
            flags ? SqlExpr.Of("if({0}, {1}, {2})", IsDivided, ByStage(s => query.FlagOf(parts[s])), query.FlagOf(whole)) : null));
    }

    // Of schools with several sections, where the dataset divides them.
    private SqlExpr IsDivided => query.Base("bitAnd(stages, stages - 1) != 0");

    private SqlValue Share => share ??= MakeShare();

    // The section's own column where the dictionary has one, its share of what is shared, else the school's own value.
    private SqlValue PartOf(DataElement element, SqlValue whole, SchoolStage stage)
    {
        var own = SectionBuilder.OwnColumn(element.Id, stage);
        if (own is not null && query.Context.Session.Compiled.Catalogue.Dictionary.TryFind(own, out _)) return RowCompiler.Cell(query, own);
        if (!element.SharedBySections) return whole;
        var flagged = whole.Flag is not null || Share.Flag is not null;
        return new SqlValue(
            SqlExpr.Of("({0} * {1})", whole.Value, Share.Value),
            flagged ? SqlExpr.Greatest([query.FlagOf(whole), query.FlagOf(Share)]) : null);
    }

    private SqlValue MakeShare()
    {
        var whole = SqlExpr.Join(" + ", [.. Divisible.Select(d =>
            SqlExpr.Of($"if(bitTest({{0}}, {(int)d.Stage}), {SqlText.Number(d.Weight)} * {{1}}, 0)", Taught, Pupils(d.Stage).Value))]);
        var own = ByStage(s => SqlExpr.Of($"({SqlText.Number(Divisible.First(d => d.Stage == s).Weight)} * {{0}})", Pupils(s).Value));
        var value = query.Bind(SqlExpr.Of("{0} / {1}", own, whole));
        if (Divisible.All(d => Pupils(d.Stage).Flag is null)) return new SqlValue(value, null);
        var worst = SqlExpr.Greatest([.. Divisible.Select(d =>
            SqlExpr.Of($"if(bitTest({{0}}, {(int)d.Stage}), {{1}}, 0)", Taught, query.FlagOf(Pupils(d.Stage))))]);
        return new SqlValue(value, query.Bind(SqlExpr.Of("if({0} < 4 AND isNaN({1}), 5, {0})", query.Bind(worst), value)));
    }

    private SqlExpr Taught => query.Base("stages");

    private SqlValue Pupils(SchoolStage stage) => RowCompiler.Cell(query, SectionBuilder.OwnColumn(SectionBuilder.Pupils, stage)!);

    private SqlExpr ByStage(Func<SchoolStage, SqlExpr> of) => SqlExpr.Of(
        $"multiIf({{0}} = {(int)SchoolStage.Primary}, {{1}}, {{0}} = {(int)SchoolStage.Junior}, {{2}}, {{3}})",
        query.Section, of(SchoolStage.Primary), of(SchoolStage.Junior), of(SchoolStage.Senior));
}
