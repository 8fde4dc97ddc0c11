using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Auditing;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Narratives;

/// <summary>A figure that can be put into a text.</summary>
/// <param name="Token">As it is written.</param>
/// <param name="Name">Chinese name with year and stage.</param>
/// <param name="Words">What it would print now; empty when there is no value.</param>
public sealed record OfferedFigure(string Token, string Name, string Words);

/// <summary>Whose eyes the values of tokens are read with.</summary>
/// <param name="Scope">Whose work they see.</param>
public sealed record TokenEyes(WorkScope Scope)
{
    /// <summary>A unit's: its own drafts, of others nothing before it is public.</summary>
    public static TokenEyes OfUnit(ContributionRecord part) => new(new WorkScope([new WorkReach(Exactly(part.RegionCode), part.UnitId, Openness.Unit)]));

    /// <summary>Whoever puts the government's package together: what units have handed on.</summary>
    public static TokenEyes OfGovernment(int region) => new(new WorkScope([new WorkReach(Exactly(region), null, Openness.Government)]));

    /// <summary>The program's, when it seals or shows all of a package.</summary>
    public static TokenEyes OfPackage(int region) => new(new WorkScope([new WorkReach(Exactly(region), null, Openness.Unit)]));

    private static CodeRange Exactly(int region) => new(region, region + 1);
}

/// <summary>
/// What stands for the tokens of a unit's part, for one reader: what the tables of data entry say, which decides also when it says that
/// there is no value; the facts in force only where no table of the round asks; evidence by its title. What is not there prints 【缺】, what is
/// not the reader's to see （未公开）. What was submitted reads as it was sealed; see <see cref="SealedWords"/>.
/// </summary>
public sealed class TokenValues(Workspace workspace)
{
    private readonly SemaphoreSlim gate = new(1);
    private readonly SealedWords submitted = new(workspace);
    private (string Key, SubmittedValues? Values) kept;

    /// <summary>The values of a part's tokens.</summary>
    /// <param name="db">Where drafts are.</param>
    /// <param name="book">The part.</param>
    /// <param name="texts">The texts with tokens.</param>
    /// <param name="eyes">Who reads.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Func<TextToken, TokenValue>> OfAsync(AppDb db, PartBook book, IEnumerable<string> texts, TokenEyes eyes, CancellationToken cancel = default)
    {
        var known = new Dictionary<TextToken, TokenValue>();
        foreach (var token in texts.SelectMany(TokenText.Parse).Select(s => s.Token).OfType<TextToken>().Distinct())
            known[token] = token.Kind == TokenKind.Evidence ? await EvidenceAsync(db, book, token, cancel) : await FigureAsync(db, book, token, eyes, cancel);
        foreach (var (token, said) in from token in known.Keys.ToList() join one in await submitted.OfAsync(db, book, cancel) on token.ToString() equals one.Key select (token, one.Value))
            known[token] = known[token] with { Words = said.Words, Source = said.Source, Problem = null };
        return token => known.GetValueOrDefault(token) ?? new TokenValue("", token.Name) { Problem = NarrativeProblems.UnknownToken(token.ToString(), null) };
    }

    /// <summary>The figures of the part's item, to be put into its text.</summary>
    public async Task<IReadOnlyList<OfferedFigure>> OfferAsync(AppDb db, PartBook book, TokenEyes eyes, CancellationToken cancel = default)
    {
        if (book.Book is not { } round) return [];
        var year = book.Round.Year;
        var needs = round.Needs[book.Part.Item].Where(n => n.Kind is Importing.ImportKind.Region or Importing.ImportKind.RegionStage);
        var tokens = needs.SelectMany(n => n.Periods.DefaultIfEmpty(year).Select(p => new TextToken(TokenKind.Value, n.Element) { Year = p, Stage = n.Stage == SchoolStage.All ? null : n.Stage })).Distinct().Take(40).ToList();
        var offered = new List<OfferedFigure>();
        foreach (var token in tokens)
        {
            var value = await FigureAsync(db, book, token, eyes, cancel);
            offered.Add(new(token.ToString(), value.Name, value.Words));
        }
        foreach (var id in round.Plan.Of(book.Part.Item).Computed)
        {
            var token = new TextToken(TokenKind.Indicator, id) { Year = year };
            var value = await FigureAsync(db, book, token, eyes, cancel);
            offered.Add(new(token.ToString(), value.Name, value.Words));
        }
        return offered;
    }

    private static async Task<TokenValue> EvidenceAsync(AppDb db, PartBook book, TextToken token, CancellationToken cancel)
    {
        var id = long.Parse(token.Name, CultureInfo.InvariantCulture);
        var unit = book.Part.UnitId;
        var item = await db.EvidenceItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.UnitId == unit, cancel);
        if (item is null) return new TokenValue("", "佐证 " + token.Name) { Problem = NarrativeProblems.UnknownToken(token.ToString(), "本单位佐证材料的编号") };
        var pages = (token.PageFrom, token.PageTo) switch
        {
            ({ } from, { } to) when to > from => string.Create(CultureInfo.InvariantCulture, $"第{from}–{to}页"),
            ({ } from, _) => string.Create(CultureInfo.InvariantCulture, $"第{from}页"),
            _ => "",
        };
        return new TokenValue($"（见佐证“{item.Title}”{pages}）", item.Title) { Source = "evidence" };
    }

    private async Task<TokenValue> FigureAsync(AppDb db, PartBook book, TextToken token, TokenEyes eyes, CancellationToken cancel)
    {
        if (book.Book is not { } round) return new TokenValue("", token.Name);
        var catalogue = round.Catalogue.Catalogue;
        var year = token.Year ?? book.Round.Year;
        if (token.Kind == TokenKind.Value)
        {
            var element = catalogue.Dictionary.Elements.FirstOrDefault(e => e.Id == token.Name || e.NameZh == token.Name);
            if (element is null) return Unknown(token, catalogue.Dictionary.Elements.Select(e => e.NameZh));
            var name = Name(element.NameZh, year, token.Stage);
            var at = token.Stage ?? SchoolStage.All;
            if (await TypedAsync(db, book, element, token, year, at, eyes, cancel) is { } typed) return typed with { Name = name };
            return new TokenValue(Print(await FactAsync(book, catalogue, element.Id, false, at, year, cancel), element.Unit), name) { Source = "facts" };
        }
        var indicator = catalogue.Indicators.FirstOrDefault(i => i.Id == token.Name || i.NameZh == token.Name);
        if (indicator is null) return Unknown(token, catalogue.Indicators.Select(i => i.NameZh));
        var stage = token.Stage ?? (indicator.Stages.Contains(SchoolStage.All) || indicator.Stages.Count == 0 ? SchoolStage.All : indicator.Stages[0]);
        return new TokenValue(Print(await FactAsync(book, catalogue, indicator.Id, true, stage, year, cancel), indicator.Unit), Name(indicator.NameZh, year, token.Stage)) { Source = "indicator" };
    }

    private static TokenValue Unknown(TextToken token, IEnumerable<string> names) =>
        new("", token.Name) { Problem = NarrativeProblems.UnknownToken(token.ToString(), NearestName.Of(token.Name, names)) };

    private static string Name(string name, int year, SchoolStage? stage) =>
        string.Create(CultureInfo.InvariantCulture, $"{year} 年{(stage is { } s ? StageWords.NameOf(s) : "")}{name}");

    // What the tables say of the region, as far as this reader sees it; null when no table of the round asks for it.
    private static async Task<TokenValue?> TypedAsync(
        AppDb db, PartBook book, DataElement element, TextToken token, int year, SchoolStage stage, TokenEyes eyes, CancellationToken cancel)
    {
        var (id, region, round) = (element.Id, book.Part.RegionCode, book.Round.Id);
        var places = await (
            from column in db.SheetColumns.AsNoTracking()
            join row in db.SheetRows.AsNoTracking() on column.SheetId equals row.SheetId
            where column.RegionCode == region && column.Element == id && column.Period == year && row.RegionRow == region && row.Stage == stage && row.RowKey == "" && !row.Removed
            select new
            {
                Column = column,
                Cell = db.Cells.FirstOrDefault(c => c.RowId == row.Id && c.Element == id),
                Asked = db.SheetDemands.Any(d => d.ColumnId == column.Id && d.RoundId == round),
            }).ToListAsync(cancel);
        if (places.OrderByDescending(p => p.Cell is not null).ThenBy(p => p.Column.Id).FirstOrDefault() is not { } place) return null;
        if (place.Cell is null) return place.Asked ? new TokenValue("", element.NameZh) : null;
        if (CellSight.RevisionFor(eyes.Scope, place.Column, place.Cell) is not { } shown) return new TokenValue(TokenText.Hidden, element.NameZh);
        var revision = await db.CellRevisions.AsNoTracking().SingleAsync(r => r.Id == shown, cancel);
        return Said(element, token, revision) with { Source = string.Create(CultureInfo.InvariantCulture, $"revision:{revision.Id}") };
    }

    // A table that says “missing” or “not applicable” has said it: nothing older stands in for it.
    private static TokenValue Said(DataElement element, TextToken token, CellRevisionRecord revision)
    {
        if (revision.Text.Length == 0) return new TokenValue("", element.NameZh);
        if (revision is { ProblemCode: null, Flag: ValueFlag.Present or ValueFlag.Estimated })
        {
            if (revision.Code is { } code) return new TokenValue(code, element.NameZh);
            if (revision.Number is { } number && element.Kind is ValueKind.Bool or ValueKind.Date) return new TokenValue(CellReader.Number(element, number), element.NameZh);
            if (revision.Number is not null) return new TokenValue(Print(revision.Number, element.Unit), element.NameZh);
        }
        return new TokenValue("", element.NameZh) { Problem = NarrativeProblems.FilledAs(token.ToString(), revision.Flag == ValueFlag.NotApplicable ? "不适用" : revision.ProblemCode is null ? "缺" : revision.Text) };
    }

    // Loading the facts takes a moment: kept until another snapshot comes.
    private async Task<double?> FactAsync(PartBook book, IndicatorCatalogue catalogue, string key, bool computed, SchoolStage stage, int year, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            var snapshots = await workspace.Snapshots.InForceAsync(book.Round.Year, cancel);
            var wanted = string.Join('|', snapshots.Select(s => s.Hash).Prepend(catalogue.Version).Prepend(book.Round.Id.ToString(CultureInfo.InvariantCulture)));
            if (kept.Key != wanted)
            {
                var tree = await workspace.Regions.TreeOnAsync(book.Round.RegionsOn, cancel);
                if (!tree.TryGet(out var regions)) return null;
                var loaded = await SubmittedValues.LoadAsync(workspace, catalogue, regions, book.Round.Year, cancel);
                if (!loaded.IsOk) return null;
                kept = (wanted, loaded.Value);
            }
            var value = kept.Values?.At(key, computed, stage, year, book.Part.RegionCode, cancel) ?? double.NaN;
            return double.IsNaN(value) ? null : value;
        }
        finally
        {
            gate.Release();
        }
    }

    private static string Print(double? value, string unit)
    {
        if (value is not { } number) return "";
        var text = Math.Abs(number) switch
        {
            >= 1e8 when unit == "元" => (number / 1e8).ToString("0.####", CultureInfo.InvariantCulture) + " 亿",
            >= 1e5 when unit == "元" => (number / 1e4).ToString("0.####", CultureInfo.InvariantCulture) + " 万",
            >= 1e4 when unit == "万元" => (number / 1e4).ToString("0.####", CultureInfo.InvariantCulture) + " 亿元",
            _ => number.ToString("0.####", CultureInfo.InvariantCulture),
        };
        return text.EndsWith("亿元", StringComparison.Ordinal) ? text : text + (unit is "%" or "‰" || text.EndsWith('亿') || text.EndsWith('万') ? unit : unit.Length > 0 ? " " + unit : "");
    }
}
