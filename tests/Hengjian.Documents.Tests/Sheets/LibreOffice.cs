using System.Diagnostics;

namespace Hengjian.Documents.Tests.Sheets;

/// <summary>LibreOffice as a second opinion; tests that use it are skipped where it is not installed.</summary>
public static class LibreOffice
{
    /// <summary>Skips the running test when there is no soffice.</summary>
    public static void SkipIfAbsent() =>
        Assert.SkipUnless(Programs().Any(File.Exists), "LibreOffice (soffice) is not installed on this machine.");

    /// <summary>Opens the file and saves it again in another format.</summary>
    public static byte[] Convert(byte[] file, string from, string to, string filter = "")
    {
        var folder = Directory.CreateTempSubdirectory("hengjian-office-");
        try
        {
            var source = Path.Combine(folder.FullName, "in." + from);
            File.WriteAllBytes(source, file);
            var start = new ProcessStartInfo(Programs().First(File.Exists))
            {
                ArgumentList =
                {
                    // A profile of its own, so that tests running side by side do not wait for each other.
                    "-env:UserInstallation=file://" + folder.FullName + "/profile",
                    "--headless", "--convert-to", to + filter, "--outdir", Path.Combine(folder.FullName, "out"), source,
                },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), "soffice did not finish");
            return File.ReadAllBytes(Path.Combine(folder.FullName, "out", "in." + to));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Programs() =>
        ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"];
}
