using Hengjian.Domain.ReportDesk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class DeskReportConfiguration : IEntityTypeConfiguration<DeskReport>
{
    public void Configure(EntityTypeBuilder<DeskReport> builder)
    {
        builder.ToTable("desk_reports");
        builder.Property(r => r.Title).HasMaxLength(DeskReport.LongestTitle);
        builder.Property(r => r.FileName).HasMaxLength(200);
        builder.Property(r => r.Sha256).HasMaxLength(64);
        builder.Property(r => r.FindingsHash).HasMaxLength(64);
        builder.Property(r => r.GivenBy).HasMaxLength(40);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(r => new { r.Series, r.Version }).IsUnique();
        builder.HasIndex(r => new { r.RegionCode, r.Year });
    }
}
