using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Periodic;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Periodic;

/// <summary>Who is asked: units of these regions and all below them, of these levels, kinds and departments.</summary>
/// <param name="Regions">Codes; each with all below it.</param>
/// <param name="Levels">Levels of the regions the units belong to; none for all.</param>
/// <param name="Kinds">Kinds of units; none for all.</param>
/// <param name="Departments">Words of departments; none for all. Units of no department (schools, governments) are not asked for theirs.</param>
public sealed record FormTargets(
    IReadOnlyList<int> Regions, IReadOnlyList<RegionLevel> Levels, IReadOnlyList<UnitKind> Kinds, IReadOnlyList<string> Departments);

/// <summary>下发: a form given to units from a day on, with the text it had then.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Text">The YAML.</param>
/// <param name="Targets">Who is asked.</param>
/// <param name="From">The period this day lies in is the first.</param>
/// <param name="Until">Periods that begin later are not asked for; null for no end.</param>
public sealed record FormGiving(string File, string Text, FormTargets Targets, DateOnly From, DateOnly? Until)
{
    /// <summary>True when a period is asked for.</summary>
    public bool Asks(Period period) => period.Last >= From && (Until is not { } until || period.First <= until);
}

/// <summary>A form that was given out.</summary>
/// <param name="Record">As stored.</param>
/// <param name="Giving">To whom and from when.</param>
/// <param name="Form">What it asks.</param>
public sealed record GivenForm(PeriodicFormRecord Record, FormGiving Giving, PeriodicForm Form);

/// <summary>Reads stored forms; what was read once is kept.</summary>
public sealed class FormBook
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly ConcurrentDictionary<string, (FormGiving, PeriodicForm)> known = new(StringComparer.Ordinal);

    /// <summary>How a giving is stored.</summary>
    public static string Write(FormGiving giving) => JsonSerializer.Serialize(giving, Json);

    /// <summary>The form of a record.</summary>
    /// <exception cref="InvalidDataException">Somebody changed what is stored: it was read before it was stored.</exception>
    public GivenForm Of(PeriodicFormRecord record)
    {
        var (giving, form) = known.GetOrAdd(record.Spec, Read);
        return new GivenForm(record, giving, form);
    }

    private static (FormGiving, PeriodicForm) Read(string spec)
    {
        var giving = JsonSerializer.Deserialize<FormGiving>(spec, Json) ?? throw new InvalidDataException("An empty periodic form.");
        var form = FormLoader.Read(giving.File, giving.Text);
        return form.IsOk ? (giving, form.Value) : throw new InvalidDataException(form.Problems[0].ToString());
    }
}
