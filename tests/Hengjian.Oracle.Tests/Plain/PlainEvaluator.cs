using Hengjian.Indicators.Facts;

namespace Hengjian.Oracle.Tests.Plain;

/// <summary>Where a formula stands: a region, or one row; which stage and year are computed.</summary>
internal readonly record struct Place(int Region, PlainRow? Row, SchoolStage Stage, int Year, PlainIndicator Of);

/// <summary>
/// The plain, slow evaluator: walks the tree of a formula for one region or one row at a time. What it has computed for
/// a row or region it keeps, else the whole catalogue would take hours.
/// </summary>
internal sealed class PlainEvaluator(PlainCatalogue catalogue, PlainData data)
{
    private readonly Sections sections = new(data, catalogue);
    private readonly Dictionary<(string, SchoolStage, int, int), Cell> regionResults = [];
    private readonly Dictionary<(string, SchoolStage, PlainRow), Cell> rowResults = [];
    private readonly Dictionary<(Node, SchoolStage, int, int), IReadOnlyList<Taken>?> taken = [];
    private readonly Dictionary<Node, Grain> grains = [];
    private readonly Dictionary<PlainRow, List<PlainRow>> classes = [];

    /// <summary>An indicator's value for a region.</summary>
    public Cell Region(string id, SchoolStage stage, int region, int year)
    {
        if (regionResults.TryGetValue((id, stage, region, year), out var known)) return known;
        var indicator = catalogue.ById[id];
        var value = Eval(indicator.Tree, new Place(region, null, stage, year, indicator));
        return regionResults[(id, stage, region, year)] = Ruled(indicator, year, value);
    }

    /// <summary>An indicator's value for a school or section.</summary>
    public Cell OfRow(string id, SchoolStage stage, PlainRow row)
    {
        if (rowResults.TryGetValue((id, stage, row), out var known)) return known;
        var indicator = catalogue.ById[id];
        var value = Eval(indicator.Tree, new Place(row.Region, row, stage, row.Year, indicator));
        return rowResults[(id, stage, row)] = Ruled(indicator, row.Year, value);
    }

    /// <summary>The schools or sections that a school or section indicator has results for, county by county.</summary>
    public IEnumerable<PlainRow> RowsOf(PlainIndicator indicator, SchoolStage stage, int year) =>
        data.Within(0).SelectMany(region =>
            RowsOf(indicator.Result == "section" ? Grain.SectionYear : Grain.SchoolYear, stage, year, region.Code) ?? []);

    /// <summary>Lets go of what only one indicator needed.</summary>
    public void Forget() => taken.Clear();

    // Values above 100 that cannot be, and verdicts that a rule of the dataset closes.
    private Cell Ruled(PlainIndicator indicator, int year, Cell value)
    {
        if (indicator.NeverAbove100 && value is { HasValue: true, Number: > 100 })
            return new Cell(double.NaN, ValueFlag.Missing, value.Rows);
        if (!data.Dataset.MissingVerdictIsNo || value.Flag != ValueFlag.Missing || !IsYesNo(indicator.Tree)) return value;
        return AllCollected(indicator.Tree, year) ? new Cell(0, ValueFlag.Ruled, value.Rows) : value;
    }

    private Cell Eval(Node node, Place place) => node switch
    {
        NumberPart number => Cell.Of(number.Value),
        TextPart text => new Cell(double.NaN, ValueFlag.Present, 0, text.Text),
        NamePart name => Element(catalogue.Elements[name.Name], place),
        IndicatorPart other => Indicator(other, place),
        SignPart sign => Sign(sign, place),
        InPart list => In(list, place),
        CallPart call when Aggregates.IsOne(call.Function) => Aggregate(call, place),
        CallPart call => Call(call, place),
        _ => throw new InvalidOperationException(),
    };

    private Cell Sign(SignPart node, Place place)
    {
        var a = Eval(node.Parts[0], place);
        if (node.Sign == "negative") return Cell.From(-a.Number, a);
        if (node.Sign == "not") return Cell.From(a.Number == 0, a);
        var b = Eval(node.Parts[1], place);
        return node.Sign switch
        {
            "and" => Cell.And(a, b),
            "or" => Cell.Or(a, b),
            "/" => Cell.Divide(a, b),
            "+" => Cell.From(a.Number + b.Number, a, b),
            "-" => Cell.From(a.Number - b.Number, a, b),
            "*" => Cell.From(a.Number * b.Number, a, b),
            ">=" => Cell.From(a.Number >= b.Number, a, b),
            "<=" => Cell.From(a.Number <= b.Number, a, b),
            ">" => Cell.From(a.Number > b.Number, a, b),
            "<" => Cell.From(a.Number < b.Number, a, b),
            "==" => Cell.From(Same(a, b), a, b),
            "!=" => Cell.From(!Same(a, b), a, b),
            _ => throw new InvalidOperationException(node.Sign),
        };
    }

    private static bool Same(Cell a, Cell b) => a.Code is not null || b.Code is not null ? a.Code == b.Code : a.Number == b.Number;

    private Cell In(InPart node, Place place)
    {
        Cell[] parts = [.. node.Parts.Select(p => Eval(p, place))];
        return Cell.From(parts.Skip(1).Any(p => Same(parts[0], p)), parts);
    }

    private Cell Call(CallPart node, Place place)
    {
        switch (node.Function)
        {
            case "prev": return Previous(node, place);
            case "limit": return Limit(node, place);
            case "std": return Threshold(node, place, "standard");
            case "floor_of": return Threshold(node, place, "floor");
        }
        Cell[] parts = [.. node.Parts.Select(p => Eval(p, place))];
        return node.Function switch
        {
            "abs" => Cell.From(Math.Abs(parts[0].Number), parts),
            "ceil" => Cell.From(Math.Ceiling(parts[0].Number), parts),
            "floor" => Cell.From(Math.Floor(parts[0].Number), parts),
            "min_of" => Cell.From(parts.Min(p => p.Number), parts),
            "max_of" => Cell.From(parts.Max(p => p.Number), parts),
            "mean_of" => Cell.From(parts.Sum(p => p.Number) / parts.Length, parts),
            "count_true" => CountTrue(parts),
            "at_least" => AtLeast(parts),
            _ => throw new InvalidOperationException(node.Function),
        };
    }

    private static Cell CountTrue(Cell[] parts)
    {
        var rows = parts.Max(p => p.Rows);
        var known = parts.Where(p => p.HasValue).ToList();
        var missing = parts.Any(p => p.Flag == ValueFlag.Missing);
        if (known.Count == 0) return new Cell(double.NaN, missing ? ValueFlag.Missing : ValueFlag.NotApplicable, rows);
        var flag = Cell.Worst(Cell.Worst(known.Select(p => p.Flag)), missing ? ValueFlag.Partial : ValueFlag.Present);
        return new Cell(known.Count(p => p.IsTrue), flag, rows);
    }

    private static Cell AtLeast(Cell[] parts)
    {
        var (wanted, conditions) = (parts[0].Number, parts[1..]);
        var rows = conditions.Max(p => p.Rows);
        var met = conditions.Count(p => p.IsTrue);
        var open = conditions.Count(p => p.Flag == ValueFlag.Missing);
        var flag = Cell.Worst(conditions.Where(p => p.HasValue).Select(p => p.Flag));
        if (conditions.All(p => p.Flag == ValueFlag.NotApplicable)) return new Cell(double.NaN, ValueFlag.NotApplicable, rows);
        if (met >= wanted) return new Cell(1, flag, rows);
        return met + open < wanted ? new Cell(0, flag, rows) : new Cell(double.NaN, ValueFlag.Missing, rows);
    }

    private Cell Previous(CallPart node, Place place)
    {
        var year = place.Year - YearsOf(node);
        if (place.Row is null) return Eval(node.Parts[0], place with { Year = year });
        return Earlier(place, year) is { } row
            ? Eval(node.Parts[0], place with { Row = row, Region = row.Region, Year = year })
            : Cell.Missing;
    }

    // By code, among the rows of the stage: last year's kindergarten is not this year's primary school.
    private PlainRow? Earlier(Place place, int year)
    {
        var row = place.Row!;
        if (row.Grain == Grain.RegionYear) return CountyRow(year, row.Region);
        if (row.Grain == Grain.RegionStageYear) return data.StageRow(year, row.Region, row.Stage);
        if (row.Grain is not (Grain.SchoolYear or Grain.SectionYear) || row.Key is null) return null;
        var school = data.SchoolByKey(year, row.Key);
        if (school is null) return null;
        if (row.Grain == Grain.SectionYear) return sections.Find(school, row.Stage);
        return place.Stage == SchoolStage.All || TaughtBy(school).Any(t => Words.Covers(place.Stage, t)) ? school : null;
    }

    private Cell Limit(CallPart node, Place place)
    {
        var table = catalogue.Limits[((NamePart)node.Parts[0]).Name];
        var code = Eval(node.Parts[1], place);
        if (!code.HasValue) return code;
        return table.TryGetValue(code.Code!, out var limit) ? Cell.Of(limit) with { Rows = code.Rows } : Cell.Missing with { Rows = code.Rows };
    }

    private Cell Threshold(CallPart node, Place place, string role)
    {
        var part = (IndicatorPart)node.Parts[0];
        var of = catalogue.ById[part.Id].Thresholds.Where(t => t.Role == role).ToList();
        var found = of.FirstOrDefault(t => t.Stage == (part.Stage ?? place.Stage)) ?? of.First(t => t.Stage == SchoolStage.All);
        return Cell.Of(found.Value);
    }

    private Cell Indicator(IndicatorPart part, Place place)
    {
        var other = catalogue.ById[part.Id];
        var stage = part.Stage ?? (other.Stages.Contains(place.Stage) ? place.Stage : SchoolStage.All);
        if (!other.Stages.Contains(stage)) throw new InvalidOperationException($"[{part.Id}] has no stage {stage}.");
        if (place.Row is null || other.Result == "region") return Region(other.Id, stage, place.Region, place.Year);
        var row = other.Result == "section" || place.Row.Grain != Grain.ClassYear ? place.Row : place.Row.School;
        return row is null ? Cell.Missing : OfRow(other.Id, stage, row);
    }

    private Cell Element(PlainElement element, Place place)
    {
        var row = place.Row;
        switch (element.Grain)
        {
            case "region":
                return row is null ? RegionValue(element, place) : data.RegionRow(place.Year, place.Region)?.Read(element.Id) ?? Cell.Missing;
            case "region-stage":
                if (row?.Grain == Grain.RegionStageYear) return row.Read(element.Id);
                return row is null ? RegionValue(element, place) : StageValue(element, place.Region, place);
            case "school" when row is { Grain: Grain.SectionYear }:
                return sections.Read(row, element.Id);
            case "school":
                return row!.School?.Read(element.Id) ?? Cell.Missing;
            default:
                return row!.Read(element.Id);
        }
    }

    // A region's value of an element that regions report: its own, or made from its counties.
    private Cell RegionValue(PlainElement element, Place place)
    {
        Cell Own(PlainElement e, int region) => e.Grain == "region-stage"
            ? StageValue(e, region, place)
            : data.RegionRow(place.Year, region)?.Read(e.Id) ?? Cell.Missing;
        var counties = data.Within(place.Region).Where(r => r.Level == RegionLevel.County).Select(r => r.Code).ToList();
        if (element.Rollup == "own" || counties is [var single] && single == place.Region) return Own(element, place.Region);
        // A city without counties has nobody to ask.
        if (counties.Count == 0) return Cell.Missing;
        Taken[] rows = [.. counties.Select(c => new Taken(
            Own(element, c), element.Rollup == "weighted-mean" ? Own(catalogue.Elements[element.Weight], c) : Cell.Of(1)))];
        return element.Rollup switch
        {
            "sum" => Aggregates.Compute("sum", rows),
            "weighted-mean" => WeightedMean(rows),
            "all" => All(rows),
            _ => throw new InvalidOperationException(element.Rollup),
        };
    }

    // The row of the stage; several stages together are what the region says of them, else the sum of their rows.
    private Cell StageValue(PlainElement element, int region, Place place)
    {
        if (data.StageRow(place.Year, region, place.Stage) is { } own) return own.Read(element.Id);
        if (place.Stage is not (SchoolStage.All or SchoolStage.Compulsory)) return Cell.Missing;
        var rows = (data.RowsOf(Grain.RegionStageYear, place.Year, region) ?? []).Where(r => Words.Covers(place.Stage, r.Stage));
        return Aggregates.Compute("sum", [.. rows.Select(r => new Taken(r.Read(element.Id), default))], rows.Any());
    }

    private static Cell WeightedMean(Taken[] rows)
    {
        var flags = rows.Select(r => Cell.Worst(r.X.Flag, r.Other.Flag)).ToArray();
        var used = rows.Where((_, i) => flags[i] is not (ValueFlag.Missing or ValueFlag.NotApplicable)).ToList();
        var missing = flags.Contains(ValueFlag.Missing);
        if (used.Count == 0) return new Cell(double.NaN, missing ? ValueFlag.Missing : ValueFlag.NotApplicable);
        var flag = Cell.Worst(Cell.Worst(used.Select(r => Cell.Worst(r.X.Flag, r.Other.Flag))), missing ? ValueFlag.Partial : ValueFlag.Present);
        double top = 0, bottom = 0;
        foreach (var row in used)
        {
            top += row.X.Number * row.Other.Number;
            bottom += row.Other.Number;
        }
        return Cell.Divide(new Cell(top, flag, used.Count), new Cell(bottom, flag, used.Count));
    }

    // One county's no after the other: an "and" over the counties, of which those without the question are no part.
    private static Cell All(Taken[] rows)
    {
        var asked = rows.Where(r => r.X.Flag != ValueFlag.NotApplicable).Select(r => r.X).ToList();
        if (asked.Count == 0) return new Cell(double.NaN, ValueFlag.NotApplicable);
        return asked.Aggregate(Cell.And) with { Rows = asked.Count(a => a.HasValue) };
    }

    private PlainRow CountyRow(int year, int county) => data.RegionRow(year, county)
        ?? new PlainRow { Grain = Grain.RegionYear, Year = year, Region = county };

    private Cell Aggregate(CallPart node, Place place)
    {
        if (place.Row is not null) return OverClasses(node, place);
        var rows = new List<Taken>();
        bool any = false, silent = false, unplaced = false;
        var grain = GrainOf(node, place.Of);
        var byType = grain == Grain.SectionYear || (grain == Grain.SchoolYear && place.Stage != SchoolStage.All);
        foreach (var region in data.Within(place.Region))
        {
            var found = TakenIn(node, place with { Region = region.Code });
            if (found is not null) rows.AddRange(found);
            any |= found is not null;
            silent |= found is null && region.Level == RegionLevel.County;
            unplaced |= byType && (data.RowsOf(Grain.SchoolYear, place.Year, region.Code) ?? []).Any(s => TaughtBy(s).Length == 0);
        }
        return Aggregates.Compute(node.Function, rows, any, silent, unplaced);
    }

    // A school or section looks at its own classes.
    private Cell OverClasses(CallPart node, Place place)
    {
        var school = place.Row!.School!;
        if (classes.Count == 0)
            foreach (var row in data.Dataset.Tables.Where(t => t.Grain == Grain.ClassYear).Select(t => t.Period)
                .SelectMany(y => data.Within(0).SelectMany(r => data.RowsOf(Grain.ClassYear, y, r.Code) ?? [])).Where(r => r.School is not null))
                (classes.TryGetValue(row.School!, out var list) ? list : classes[row.School!] = []).Add(row);
        if (!classes.TryGetValue(school, out var all)) return Cell.Missing;
        var wanted = place.Row.Grain == Grain.SectionYear ? place.Row.Stage : place.Stage;
        return Aggregates.Compute(
            node.Function, [.. all.Where(c => Words.Covers(wanted, c.Stage)).Select(c => Take(node, place with { Row = c }))]);
    }

    private IReadOnlyList<Taken>? TakenIn(CallPart node, Place place)
    {
        var key = ((Node)node, place.Stage, place.Year, place.Region);
        if (taken.TryGetValue(key, out var known)) return known;
        var grain = GrainOf(node, place.Of);
        var rows = grain == Grain.RegionYear ? Counties(node, place) : RowsOf(grain, place.Stage, place.Year, place.Region);
        return taken[key] = rows is null ? null : [.. rows.Select(r => Take(node, place with { Row = r }))];
    }

    private Taken Take(CallPart node, Place place) => new(
        node.Function == "count_rows" ? default : Eval(node.Parts[0], place),
        node.Parts.Count > 1 ? Eval(node.Parts[1], place) : default);

    // The county itself is the row; where the formula names what regions report, a county that reported nothing is silent.
    private IEnumerable<PlainRow>? Counties(CallPart node, Place place)
    {
        if (data.Within(place.Region) is not [{ Level: RegionLevel.County }]) return null;
        var row = data.RegionRow(place.Year, place.Region);
        return row is null && Names(node).Any() ? null : [CountyRow(place.Year, place.Region)];
    }

    /// <summary>The rows of a county for a stage; null when it has none in the table at all.</summary>
    private IEnumerable<PlainRow>? RowsOf(Grain grain, SchoolStage stage, int year, int county)
    {
        var all = data.RowsOf(grain == Grain.SectionYear ? Grain.SchoolYear : grain, year, county);
        return grain switch
        {
            Grain.SectionYear => all?.SelectMany(s => sections.Of(s, stage)),
            Grain.SchoolYear => all?.Where(s => stage == SchoolStage.All
                || TaughtBy(s).Any(t => Words.Covers(stage, t))),
            _ => all?.Where(r => Words.Covers(stage, r.Stage)),
        };
    }

    private static SchoolStage[] TaughtBy(PlainRow school) => Words.Taught(school.Read("school_type").Code);

    // The finest thing named says which rows are meant.
    private Grain GrainOf(CallPart node, PlainIndicator of)
    {
        if (grains.TryGetValue(node, out var known)) return known;
        var names = Names(node).Select(e => e.Grain).ToHashSet();
        var results = Indicators(node).Select(i => i.Result).ToHashSet();
        return grains[node] = names.Contains("class") ? Grain.ClassYear
            : results.Contains("section") || (names.Contains("school") && of.Rows == "section") ? Grain.SectionYear
            : names.Contains("school") || results.Contains("school") ? Grain.SchoolYear
            : names.Contains("project") ? Grain.Project
            : names.Contains("region-stage") ? Grain.RegionStageYear
            : Grain.RegionYear;
    }

    private IEnumerable<PlainElement> Names(Node node) => node switch
    {
        NamePart name => catalogue.Elements.TryGetValue(name.Name, out var element) ? [element] : [],
        _ => node.Parts.SelectMany(Names),
    };

    // std([id]) is a number; it does not read the indicator.
    private IEnumerable<PlainIndicator> Indicators(Node node) => node switch
    {
        IndicatorPart part => [catalogue.ById[part.Id]],
        CallPart { Function: "std" or "floor_of" } => [],
        _ => node.Parts.SelectMany(Indicators),
    };

    private bool IsYesNo(Node node) => node switch
    {
        NumberPart number => number.YesNo,
        NamePart name => catalogue.Elements[name.Name].Kind == "bool",
        IndicatorPart part => IsYesNo(catalogue.ById[part.Id].Tree),
        InPart => true,
        SignPart sign => sign.Sign is not ("+" or "-" or "*" or "/" or "negative"),
        CallPart { Function: "at_least" } => true,
        CallPart { Function: "prev" } call => IsYesNo(call.Parts[0]),
        _ => false,
    };

    /// <summary>Whether an input began to mean something else between what two years' values rest on.</summary>
    public bool ChangedBetween(string id, int from, int to) => InputsOf(catalogue.ById[id].Tree, 0)
        .Any(i => data.Dataset.DefinitionChanges.Any(c => c.Element == i.Element && c.Period > from - i.Back && c.Period <= to));

    private IEnumerable<(string Element, int Back)> InputsOf(Node node, int back) => node switch
    {
        NamePart name => catalogue.Elements.TryGetValue(name.Name, out var element) ? [(element.Id, back)] : [],
        IndicatorPart part => InputsOf(catalogue.ById[part.Id].Tree, back),
        CallPart { Function: "std" or "floor_of" } => [],
        CallPart { Function: "prev" } call => InputsOf(call.Parts[0], back + YearsOf(call)),
        _ => node.Parts.SelectMany(p => InputsOf(p, back)),
    };

    private static int YearsOf(CallPart prev) => prev.Parts.Count > 1 ? (int)((NumberPart)prev.Parts[1]).Value : 1;

    private bool AllCollected(Node node, int year) => node switch
    {
        NamePart name => !catalogue.Elements.TryGetValue(name.Name, out var element) || IsCollected(element, year),
        IndicatorPart part => AllCollected(catalogue.ById[part.Id].Tree, year),
        CallPart { Function: "std" or "floor_of" } => true,
        CallPart { Function: "prev" } call => AllCollected(call.Parts[0], year - YearsOf(call)),
        _ => node.Parts.All(p => AllCollected(p, year)),
    };

    private bool IsCollected(PlainElement element, int year)
    {
        var grain = element.Grain switch
        {
            "region" => Grain.RegionYear,
            "region-stage" => Grain.RegionStageYear,
            "school" => Grain.SchoolYear,
            "class" => Grain.ClassYear,
            _ => Grain.Project,
        };
        return data.Dataset.Tables.Any(t => t.Grain == grain && t.Period == year && t.Columns.ContainsKey(element.Id));
    }
}
