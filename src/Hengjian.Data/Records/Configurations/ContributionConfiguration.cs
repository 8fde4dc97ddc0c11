using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Packages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class ContributionConfiguration : IEntityTypeConfiguration<ContributionRecord>
{
    public void Configure(EntityTypeBuilder<ContributionRecord> builder)
    {
        builder.ToTable("contributions");
        builder.Property(r => r.Item).HasMaxLength(60);
        builder.Property(r => r.UnitId).HasMaxLength(60);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.HandedBy).HasMaxLength(40);
        builder.Property(r => r.CheckedBy).HasMaxLength(40);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.UnitId, r.State, r.Due });
        builder.HasIndex(r => new { r.PackageId, r.State });
        builder.HasIndex(r => new { r.AssignmentId, r.UnitId }).IsUnique();
        builder.HasOne<AssignmentRecord>().WithMany().HasForeignKey(r => r.AssignmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PackageRecord>().WithMany().HasForeignKey(r => r.PackageId).OnDelete(DeleteBehavior.Restrict);
    }
}
