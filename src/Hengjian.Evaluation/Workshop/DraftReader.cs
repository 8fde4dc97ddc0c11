using System.Globalization;
using Hengjian.Domain.Catalogues;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Workshop;

/// <summary>A problem with the field it stands at.</summary>
/// <param name="Field">Name of the form's field: formula, unit, t0.value; empty for the whole draft.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record FieldProblem(string Field, Problem Problem);

/// <summary>A form read: an indicator, or what is wrong with its fields.</summary>
/// <param name="Indicator">The draft; null when a field cannot be understood.</param>
/// <param name="Problems">In the order of the form.</param>
public sealed record ReadDraft(Indicator? Indicator, IReadOnlyList<FieldProblem> Problems);

/// <summary>Reads the fields of a draft against a catalogue; the formula's meaning is judged by the engine.</summary>
public sealed class DraftReader
{
    /// <summary>Most standards of one indicator in the form.</summary>
    public const int MostThresholds = 30;

    private const int LongestName = 60;
    private const int LongestText = 2000;
    private const int LongestNote = 300;
    private const int MostDecimals = 6;
    private readonly WorkshopBase from;
    private readonly DraftText text;
    private readonly List<FieldProblem> problems = [];

    private DraftReader(WorkshopBase from, DraftText text) => (this.from, this.text) = (from, text);

    private IndicatorCatalogue Catalogue => from.Compiled.Catalogue;

    /// <summary>Reads a draft.</summary>
    /// <param name="from">The version it is made from.</param>
    /// <param name="text">The fields.</param>
    public static ReadDraft Read(WorkshopBase from, DraftText text)
    {
        var reader = new DraftReader(from, text);
        var indicator = reader.Indicator();
        return new ReadDraft(reader.problems.Count == 0 ? indicator : null, reader.problems);
    }

    private Indicator Indicator()
    {
        CheckName();
        var direction = Choice("direction", "方向", text.Direction, CatalogueWords.Directions, Direction.Monitor);
        var grain = Choice("result", "结果", text.Result, CatalogueWords.ResultGrains, Grain.RegionYear);
        var was = Catalogue.TryFind(text.Id, out var known) ? known : null;
        var stages = InOrder(Choices("stages", "学段", text.Stages, CatalogueWords.Stages), was?.Stages);
        var levels = InOrder(Choices("levels", "层级", text.Levels, CatalogueWords.Levels), was?.Levels);
        if (stages.Count == 0) Add("stages", WorkshopProblems.Stages());
        if (grain == Grain.RegionYear == (levels.Count == 0)) Add("levels", WorkshopProblems.Levels(grain == Grain.RegionYear));
        if (text.Unit.Length > 0 && direction != Direction.Monitor && direction == Direction.YesNo != (text.Unit == "是/否"))
            Add("direction", WorkshopProblems.Direction(text.Unit));
        return new Indicator(text.Id, text.Name, text.Topic, text.Unit, text.Formula)
        {
            Direction = direction,
            ResultGrain = grain,
            Rows = grain == Grain.SectionYear ? grain : Choice("rows", "按什么计数", text.Rows, CatalogueWords.RowGrains, Grain.SchoolYear),
            Levels = levels,
            Stages = stages,
            Decimals = Decimals(),
            Definition = Words("definition", "定义", text.Definition, needed: true),
            Missing = Words("missing", "缺数时", text.Missing),
            Notes = Words("notes", "说明", text.Notes),
            Source = Source(),
            Evidence = Evidence(),
            NeverAbove100 = text.NeverAbove100,
            Thresholds = new ThresholdFields(Catalogue, stages, Add).Read(text.Thresholds, text.Unit == "是/否"),
        };
    }

    private void CheckName()
    {
        Words("name", "名称", text.Name, needed: true, longest: LongestName);
        if (Catalogue.Indicators.Any(i => i.NameZh == text.Name && i.Id != text.Id)) Add("name", WorkshopProblems.Taken("名称", text.Name));
        if (!Catalogue.TryFind(text.Id, out _))
        {
            if (text.Id.Length > CatalogueVersionRecord.LongestIndicator)
                Add("id", WorkshopProblems.TooLong("代码", text.Id.Length, CatalogueVersionRecord.LongestIndicator));
            else if (!CatalogueWords.IsId(text.Id)) Add("id", WorkshopProblems.BadId(text.Id));
            else if (Catalogue.NotComputable.Any(n => n.Id == text.Id)) Add("id", WorkshopProblems.Taken("代码", text.Id));
            if (!Catalogue.Topics.ContainsKey(text.Topic))
                Add("topic", WorkshopProblems.Unknown("专题", text.Topic, NearestName.Of(text.Topic, Catalogue.Topics.Keys.Order(StringComparer.Ordinal))));
        }
        if (text.Unit.Length == 0) Add("unit", WorkshopProblems.Needed("单位"));
        else if (!from.Units.Contains(text.Unit, StringComparer.Ordinal))
            Add("unit", WorkshopProblems.Unknown("计量单位", text.Unit, text.Unit.Length > 1 ? NearestName.Of(text.Unit, from.Units) : null));
    }

    private int Decimals()
    {
        if (int.TryParse(text.Decimals.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostDecimals) return number;
        Add("decimals", WorkshopProblems.Decimals(text.Decimals, MostDecimals));
        return 0;
    }

    private string? Source()
    {
        if (text.Source.Length == 0) return null;
        if (!Catalogue.Sources.Any(s => s.Key == text.Source))
            Add("source", WorkshopProblems.Unknown("依据", text.Source, NearestName.Of(text.Source, Catalogue.Sources.Select(s => s.Key))));
        return text.Source;
    }

    private Evidence Evidence()
    {
        var evidence = Choice("evidence", "证据", text.Evidence, CatalogueWords.Evidence, Hengjian.Indicators.Catalogue.Evidence.Inferred);
        // What the catalogue says without a source stays as it says; new claims of that kind are refused.
        var same = Catalogue.TryFind(text.Id, out var known) && known.Source is null && known.Evidence == evidence;
        if (text.Source.Length == 0 && evidence != Hengjian.Indicators.Catalogue.Evidence.Inferred && !same)
            Add("evidence", WorkshopProblems.EvidenceWithoutSource());
        return evidence;
    }

    private string Words(string field, string label, string words, bool needed = false, int longest = LongestText)
    {
        if (needed && words.Length == 0) Add(field, WorkshopProblems.Needed(label));
        CheckText(field, label, words, longest, Add);
        return words;
    }

    private static void CheckText(string field, string label, string words, int longest, Action<string, Problem> add)
    {
        if (words.Length > longest) add(field, WorkshopProblems.TooLong(label, words.Length, longest));
        if (words.Any(c => char.IsControl(c) && c is not ('\n' or '\t'))) add(field, WorkshopProblems.Control(label));
    }

    private T Choice<T>(string field, string label, string word, IReadOnlyDictionary<string, T> words, T otherwise)
    {
        if (words.TryGetValue(word, out var value)) return value;
        Add(field, WorkshopProblems.Unknown(label, word, null));
        return otherwise;
    }

    private List<T> Choices<T>(string field, string label, IReadOnlyList<string> chosen, IReadOnlyDictionary<string, T> words)
    {
        var values = new List<T>();
        foreach (var word in chosen.Distinct(StringComparer.Ordinal))
        {
            if (words.TryGetValue(word, out var value)) values.Add(value);
            else Add(field, WorkshopProblems.Unknown(label, word, null));
        }
        return values;
    }

    // A form lists its boxes in its own order; that of the catalogue is kept, so that nothing differs which nobody changed.
    private static List<T> InOrder<T>(List<T> chosen, IReadOnlyList<T>? before) => before is null
        ? chosen
        : [.. chosen.OrderBy(c => before.Contains(c) ? before.ToList().IndexOf(c) : int.MaxValue)];

    private void Add(string field, Problem problem) => problems.Add(new FieldProblem(field, problem));

    /// <summary>Reads the rows of standards.</summary>
    private sealed class ThresholdFields(IndicatorCatalogue catalogue, IReadOnlyList<SchoolStage> stages, Action<string, Problem> add)
    {
        public List<Threshold> Read(IReadOnlyList<ThresholdText> rows, bool yesNo)
        {
            var found = new List<Threshold>();
            // The spare rows of the form are empty and do not count.
            var filled = 0;
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows[i].Value.Length == 0) continue;
                if (++filled > MostThresholds)
                {
                    add(FormattableString.Invariant($"t{i}.value"), WorkshopProblems.TooManyFields(MostThresholds));
                    break;
                }
                var threshold = One(rows[i], FormattableString.Invariant($"t{i}."), yesNo);
                if (threshold.Role is ThresholdRole.Standard or ThresholdRole.Floor && found.Any(t => Clashes(t, threshold)))
                    add(FormattableString.Invariant($"t{i}.stage"), WorkshopProblems.TwoStandards("标准", threshold.Stage.ToChinese()));
                found.Add(threshold);
            }
            return found;
        }

        private Threshold One(ThresholdText row, string field, bool yesNo)
        {
            var comparison = Choice(field + "comparison", row.Comparison, CatalogueWords.Comparisons, Comparison.AtLeast);
            var value = Number(field + "value", row.Value, yesNo);
            double? upper = comparison == Comparison.Between ? Number(field + "upper", row.Upper, yesNo) : null;
            if (upper < value) add(field + "upper", WorkshopProblems.Range("标准"));
            var stage = Choice(field + "stage", row.Stage, CatalogueWords.Stages, SchoolStage.All);
            if (stage != SchoolStage.All && !stages.Any(s => s == stage || (s == SchoolStage.Compulsory && stage is SchoolStage.Primary or SchoolStage.Junior)))
                add(field + "stage", WorkshopProblems.StandardStage("标准", stage.ToChinese()));
            if (row.Source.Length == 0) add(field + "source", WorkshopProblems.Needed("标准的依据"));
            else if (!catalogue.Sources.Any(s => s.Key == row.Source))
                add(field + "source", WorkshopProblems.Unknown("依据", row.Source, NearestName.Of(row.Source, catalogue.Sources.Select(s => s.Key))));
            CheckText(field + "note", "标准的说明", row.Note, LongestNote, add);
            return new Threshold(comparison, value, row.Source, Choice(field + "evidence", row.Evidence, CatalogueWords.Evidence, Hengjian.Indicators.Catalogue.Evidence.Inferred))
            {
                Upper = upper,
                Stage = stage,
                Role = Choice(field + "role", row.Role, CatalogueWords.Roles, ThresholdRole.Standard),
                Note = row.Note,
            };
        }

        private double Number(string field, string typed, bool yesNo)
        {
            if (yesNo && typed is "是" or "否") return typed == "是" ? 1 : 0;
            if (double.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
                && Math.Abs(number) < 1e15) return number;
            add(field, WorkshopProblems.NotANumber("标准", typed));
            return 0;
        }

        private T Choice<T>(string field, string word, IReadOnlyDictionary<string, T> words, T otherwise)
        {
            if (words.TryGetValue(word, out var value)) return value;
            add(field, WorkshopProblems.Unknown("取值", word, null));
            return otherwise;
        }

        private static bool Clashes(Threshold a, Threshold b) =>
            a.Role == b.Role && a.Stage == b.Stage && (a.Comparison, a.Value, a.Upper) != (b.Comparison, b.Value, b.Upper);
    }
}
