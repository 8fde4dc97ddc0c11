using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Indicators.Language.Diagnostics;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Execution;

/// <summary>一贯制学校和完全中学拆分: schools to sections, with the share each takes of shared amounts.</summary>
/// <remarks>
/// Weights per pupil 1 : 1.1 : 1.32 for primary, junior, senior (测算均衡系数拆分公式): with A, B, C pupils the junior
/// section of a nine-year school takes 1.1B / (A + 1.1B). A section with 0 pupils is no section and is told in a
/// diagnostic; one whose pupils are missing stays, with missing values.
/// </remarks>
internal sealed class SectionBuilder(Dataset dataset)
{
    /// <summary>The element whose value at section grain is the section's pupils.</summary>
    public const string Pupils = "stu";

    private static readonly (SchoolStage Stage, string Suffix, double Weight)[] Divisible =
    [
        (SchoolStage.Primary, "_pri", 1),
        (SchoolStage.Junior, "_jun", 1.1),
        (SchoolStage.Senior, "_sen", 1.32),
    ];

    // Null while the sections are only counted: there may be half a million.
    private int[]? rows;
    private SectionItem[]? sections;
    private int count;
    private int empty;

    /// <summary>What the column of a section's own amount is called: stu_pri for stu and primary; null if there can be none.</summary>
    public static string? OwnColumn(string element, SchoolStage stage)
    {
        foreach (var known in Divisible)
        {
            if (known.Stage == stage) return element + known.Suffix;
        }
        return null;
    }

    public Frame Build(SortedRows? sorted, int period, SchoolStage stage)
    {
        var regions = dataset.Regions.Regions.Count;
        var starts = new int[regions + 1];
        var reported = new int[regions];
        var unplaced = new int[regions];
        if (sorted is not null)
        {
            var table = sorted.Table;
            var types = CodeReader.Of(table, SchoolTypes.Element);
            var stagesOf = types.Map(label => SchoolTypes.StagesOf(label).ToArray());
            var pupils = new SectionPupils(table);
            foreach (var keeps in (bool[])[false, true])
            {
                if (keeps) (rows, sections) = (new int[count], new SectionItem[count]);
                Array.Clear(unplaced);
                (count, empty) = (0, 0);
                for (var region = 0; region < regions; region++)
                {
                    reported[region] = sorted.Starts[region + 1] - sorted.Starts[region];
                    for (var position = sorted.Starts[region]; position < sorted.Starts[region + 1]; position++)
                    {
                        var row = sorted.RowAt(position);
                        var stages = stagesOf[types.CodeAt(row)];
                        if (stages.Length == 0) unplaced[region]++;
                        Add(row, stages, stage, pupils);
                    }
                    starts[region + 1] = count;
                }
            }
        }
        var notes = new List<Problem>();
        var unknownTypes = unplaced.Sum();
        if (unknownTypes > 0) notes.Add(IndicatorProblems.UnknownSchoolTypes(period, unknownTypes));
        if (empty > 0) notes.Add(IndicatorProblems.EmptySections(period, Stages.NameOf(stage), empty));
        var divides = false;
        foreach (var section in sections ?? []) divides |= section.Divided;
        return new Frame
        {
            Shape = Shape.Section,
            Period = period,
            Stage = stage,
            Table = sorted?.Table,
            Count = count,
            Rows = rows ?? [],
            Starts = starts,
            Reported = reported,
            Unplaced = unknownTypes > 0 ? unplaced : [],
            Sections = sections ?? [],
            Divides = divides,
            Notes = notes,
        };
    }

    /// <summary>The sections of one row of the school table that a stage lets in.</summary>
    public IReadOnlyList<SectionItem> OfRow(FactTable table, int row, SchoolStage stage)
    {
        var stages = SchoolTypes.StagesOf(CodeReader.Of(table, SchoolTypes.Element).LabelAt(row)).ToArray();
        (rows, sections, count) = (new int[stages.Length], new SectionItem[stages.Length], 0);
        Add(row, stages, stage, new SectionPupils(table));
        return sections[..count];
    }

    private void Add(int row, SchoolStage[] stages, SchoolStage wanted, SectionPupils pupils)
    {
        var divided = stages.Length > 1 && dataset.CombinedSchools == CombinedSchoolRule.Split;
        double whole = 0;
        var flag = ValueFlag.Present;
        foreach (var stage in divided ? stages : [])
        {
            whole += WeightOf(stage) * pupils.Of(stage, row);
            flag = ValueFlags.Worse(flag, pupils.FlagOf(stage, row));
        }
        foreach (var stage in stages)
        {
            if (!Stages.Lets(wanted, stage)) continue;
            var own = divided ? pupils.Of(stage, row) : pupils.Whole(row);
            if (own == 0)
            {
                empty++;
                continue;
            }
            if (rows is not null) rows[count] = row;
            if (sections is not null) sections[count] = new SectionItem(stage, divided ? WeightOf(stage) * own / whole : 1, flag, divided);
            count++;
        }
    }

    private static double WeightOf(SchoolStage stage) => Divisible.First(d => d.Stage == stage).Weight;

    /// <summary>Pupils of a school and of its sections; NaN where nobody gave a number.</summary>
    private sealed class SectionPupils(FactTable table)
    {
        private readonly NumberColumn? whole = Column(table, Pupils);
        private readonly NumberColumn?[] own = [.. Divisible.Select(d => Column(table, Pupils + d.Suffix))];

        public double Whole(int row) => whole?.ValueAt(row) ?? double.NaN;

        public double Of(SchoolStage stage, int row) => ColumnOf(stage)?.ValueAt(row) ?? double.NaN;

        public ValueFlag FlagOf(SchoolStage stage, int row) => ColumnOf(stage)?.FlagAt(row) ?? ValueFlag.Missing;

        private NumberColumn? ColumnOf(SchoolStage stage) => own[Array.FindIndex(Divisible, d => d.Stage == stage)];

        private static NumberColumn? Column(FactTable table, string id) =>
            table.Columns.TryGetValue(id, out var column) ? (NumberColumn)column : null;
    }
}
