using System.Security.Cryptography;
using System.Text;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Indicators.Yaml;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Periodic;

/// <summary>A form with the text it was read from.</summary>
/// <param name="Form">What it says.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Text">The YAML.</param>
public sealed record ShelfForm(PeriodicForm Form, string File, string Text);

/// <summary>Reads periodic forms (periodic/README.md): strict, every problem with its place.</summary>
public static class FormLoader
{
    /// <summary>periodic/ beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "periodic");

    /// <summary>The forms that came with the program, in the order of their ids.</summary>
    public static Result<IReadOnlyList<ShelfForm>> LoadShipped() => Load(DefinitionFiles.Read(Folder));

    /// <summary>Reads files, one form each.</summary>
    /// <returns>The forms, or every problem of every file.</returns>
    public static Result<IReadOnlyList<ShelfForm>> Load(IReadOnlyList<(string Name, string Text)> files)
    {
        var problems = new List<Problem>();
        var forms = new List<ShelfForm>();
        foreach (var (name, text) in files)
        {
            var read = Read(name, text);
            if (!read.TryGet(out var form)) problems.AddRange(read.Problems);
            else if (forms.Exists(f => f.Form.Id == form.Id)) problems.Add(PeriodicProblems.Repeated(name, "报表", form.Id));
            else forms.Add(new ShelfForm(form, name, text));
        }
        return problems.Count > 0 ? Result.Fail<IReadOnlyList<ShelfForm>>(problems) : forms.OrderBy(f => f.Form.Id, StringComparer.Ordinal).ToList();
    }

    /// <summary>Reads one form.</summary>
    public static Result<PeriodicForm> Read(string name, string text)
    {
        var problems = new List<Problem>();
        if (YamlMap.Parse(name, text, problems) is not { } map) return Result.Fail<PeriodicForm>(problems);
        var form = FormReader.Read(map, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        return problems.Count == 0 ? form : Result.Fail<PeriodicForm>(problems);
    }
}
