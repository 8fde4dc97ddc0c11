using Hengjian.Domain.Periodic;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class PeriodicReportConfiguration : IEntityTypeConfiguration<PeriodicReportRecord>
{
    public void Configure(EntityTypeBuilder<PeriodicReportRecord> builder)
    {
        builder.ToTable("periodic_reports");
        builder.Property(r => r.UnitId).HasMaxLength(60);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.HasIndex(r => new { r.UnitId, r.State, r.Due });
        builder.HasIndex(r => new { r.FormId, r.UnitId, r.PeriodNo }).IsUnique();
        builder.HasOne<PeriodicFormRecord>().WithMany().HasForeignKey(r => r.FormId).OnDelete(DeleteBehavior.Restrict);
    }
}
